// Answers to a form, judged by a schema that uses most of what schemas may.

#include <charconv>

#include "lib/json/rules.h"
#include "lib/json/schema.h"
#include "lib/json/verdict.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

constexpr base::Day today{std::chrono::days{20'000}};

constexpr std::string_view schema_text = R"({
  "type": "object",
  "required": ["name", "born"],
  "properties": {
    "name": {"type": "string", "minLength": 2, "maxLength": 8, "pattern": "^[^0-9]+$"},
    "born": {"format": "date", "x-not-after": "today", "x-not-before": "1900-01-01",
             "x-age-min": 3},
    "left": {"x-no-earlier-than": "born"},
    "phone": {"type": "string", "format": "phone-vn"},
    "number": {"format": "identity-number-vn"},
    "other": {"x-differs-from": "number"},
    "mail": {"type": ["string", "null"], "format": "email"},
    "copies": {"type": "integer", "minimum": 1, "maximum": 20, "multipleOf": 2},
    "even": {"multipleOf": 2},
    "share": {"exclusiveMinimum": -5, "exclusiveMaximum": 5},
    "way": {"enum": ["online", "counter", 7]},
    "sure": {"const": true},
    "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": true, "maxItems": 3},
    "pair": {"items": [{"type": "integer"}, {"type": "boolean"}], "additionalItems": false},
    "has": {"type": "array", "contains": {"const": 1}, "minItems": 1},
    "one": {"oneOf": [{"type": "integer"}, {"minimum": 3}]},
    "any": {"anyOf": [{"type": "string"}, {"maximum": 9}]},
    "no": {"not": {"type": "string"}},
    "tree": {"$ref": "#/definitions/tree"},
    "words": {"propertyNames": {"maxLength": 3}, "minProperties": 1, "maxProperties": 2}
  },
  "additionalProperties": {"type": "string"},
  "dependencies": {"mail": ["phone"], "copies": {"required": ["way"]}},
  "if": {"properties": {"way": {"const": "online"}}, "required": ["way"]},
  "then": {"required": ["mail"]},
  "else": {"allOf": [{"properties": {"copies": {"minimum": 4}}}]},
  "definitions": {
    "tree": {"type": "object", "properties": {"below": {"$ref": "#/definitions/tree"}}}
  }
})";

struct Form {
    json::Value value = *json::parse(schema_text);
    json::Schema schema{value};
    json::Verdict verdict{json::Rules(value).without_own_checks()};
};

std::string unescaped(std::string_view step) {
    std::string out;
    for (std::size_t i = 0; i < step.size(); ++i) {
        if (step[i] != '~') {
            out += step[i];
            continue;
        }
        holds(i + 1 < step.size() && (step[i + 1] == '0' || step[i + 1] == '1'),
              "a pointer is a JSON pointer");
        out += step[++i] == '0' ? '~' : '/';
    }
    return out;
}

const json::Value* member_of(const json::Value& value, const std::string& step) {
    if (const auto* members = value.object()) {
        const auto found = members->find(step);
        return found == members->end() ? nullptr : &found->second;
    }
    std::size_t index = 0;
    const auto read = std::from_chars(step.data(), step.data() + step.size(), index);
    const auto* elements = value.array();
    const bool there = elements && read.ec == std::errc() && index < elements->size();
    return there ? &(*elements)[index] : nullptr;
}

void check_pointer(const json::Value& answer, const json::Fault& fault) {
    std::string_view rest = fault.pointer;
    const bool missing = fault.keyword == "required" || fault.keyword == "dependencies";
    const auto* place = &answer;
    while (!rest.empty()) {
        holds(rest.front() == '/', "a step of a pointer begins with a slash");
        rest.remove_prefix(1);
        const auto end = std::min(rest.find('/'), rest.size());
        const auto* next = member_of(*place, unescaped(rest.substr(0, end)));
        rest.remove_prefix(end);
        if (next == nullptr) {
            holds(missing && rest.empty() && place->object(), "a fault stands within the answer");
            return;
        }
        place = next;
    }
    holds(!missing, "what is missing is not there");
}

}

void read_answers(std::string_view input) {
    static const Form form;
    const auto answer = json::parse(input, {.bytes_max = 4096, .depth_max = 16});
    if (!answer) return;
    const auto faults = form.schema.faults_in(*answer, today);
    bool others_know = false;
    for (const auto& fault : faults) {
        holds(!(fault.pointer.empty() && fault.keyword == "schema"),
              "valijson finds nothing that our own walk does not");
        check_pointer(*answer, fault);
        others_know =
            others_know || (fault.keyword != "pattern" && fault.keyword != "format" &&
                            fault.keyword != "uniqueItems" && !fault.keyword.starts_with("x-"));
    }
    holds(!others_know || !form.verdict.accepts(*answer), "valijson finds what our walk finds");
    const auto again = json::parse(json::canonical(*answer), {.bytes_max = 65536, .depth_max = 16});
    holds(form.schema.faults_in(*again, today) == faults, "canonical answers have the same faults");
}

}
