#include "lib/json/rules.h"

#include <array>
#include <re2/re2.h>
#include <stdexcept>

#include "lib/base/check.h"
#include "lib/json/format.h"

namespace motcua::json {
namespace {

constexpr std::array under_one = {"additionalItems",
                                  "contains",
                                  "additionalProperties",
                                  "propertyNames",
                                  "not",
                                  "if",
                                  "then",
                                  "else"};
constexpr std::array under_list = {"allOf", "anyOf", "oneOf"};
constexpr std::array under_names = {"properties", "definitions", "dependencies"};
constexpr std::array own_checks = {"pattern",     "format",        "uniqueItems",
                                   "x-not-after", "x-not-before",  "x-no-earlier-than",
                                   "x-age-min",   "x-differs-from"};

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw std::invalid_argument("schema at #" + path + ": " + why);
}

bool is_schema(const Value& value) { return value.object() || value.boolean(); }

/// These judge the same place of the answer as the schema that they stand in.
bool judges_the_same_place(std::string_view keyword) {
    return keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf" || keyword == "not" ||
           keyword == "if" || keyword == "then" || keyword == "else" || keyword == "dependencies";
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string without_percents(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                            hex_digit(text[i + 2]) >= 0;
        if (!escape) {
            plain += text[i];
            continue;
        }
        plain += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
        i += 2;
    }
    return plain;
}

std::string without_tildes(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '~' && i + 1 < text.size();
        if (!escape)
            plain += text[i];
        else
            plain += text[++i] == '1' ? '/' : '~';
    }
    return plain;
}

const Value* element_at(const Array& elements, std::string_view step) {
    if (step.empty() || step.size() > 6) return nullptr;
    if (step.find_first_not_of("0123456789") != std::string_view::npos) return nullptr;
    const auto index = std::stoul(std::string(step));
    return index < elements.size() ? &elements[index] : nullptr;
}

/// The place that a pointer ("/definitions/day") leads to; null when there is none.
const Value* find(const Value& whole, std::string_view pointer) {
    const auto* place = &whole;
    while (!pointer.empty()) {
        if (pointer.front() != '/') return nullptr;
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        const auto name = without_tildes(pointer.substr(0, end));
        pointer.remove_prefix(end);
        if (const auto* elements = place->array()) {
            place = element_at(*elements, name);
        } else if (const auto* members = place->object()) {
            const auto found = members->find(name);
            place = found == members->end() ? nullptr : &found->second;
        } else {
            return nullptr;
        }
        if (!place) return nullptr;
    }
    return place;
}

void refuse_bad_numbers(const Object& members, const std::string& path) {
    for (const auto* keyword : {"minLength", "maxLength", "minItems", "maxItems", "minProperties",
                                "maxProperties", "multipleOf"}) {
        const auto found = members.find(std::string_view(keyword));
        if (found == members.end()) continue;
        const auto* number = found->second.integer();
        const auto least = keyword == std::string_view("multipleOf") ? 1 : 0;
        if (!number || *number < least) refuse(path, std::string(keyword) + " is no such number");
    }
    for (const auto* keyword : {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}) {
        const auto found = members.find(std::string_view(keyword));
        if (found == members.end()) continue;
        if (!found->second.integer()) refuse(path, std::string(keyword) + " is no number");
    }
}

void refuse_bad_containers(const Value& schema, const std::string& path) {
    const auto& members = *schema.object();
    for (const std::string_view keyword : under_list) {
        const bool empty = schema.array_at(keyword).empty();
        if (members.contains(keyword) && empty) refuse(path, std::string(keyword) + " is no list");
    }
    for (const std::string_view keyword : under_names) {
        const bool named = schema.at(keyword).object() != nullptr;
        if (!members.contains(keyword) || named) continue;
        refuse(path, std::string(keyword) + " has no names");
    }
    if (members.contains("uniqueItems") && !schema.at("uniqueItems").boolean()) {
        refuse(path, "uniqueItems is neither true nor false");
    }
}

void refuse_bad_names(const Value& schema, const std::string& path) {
    const auto& members = *schema.object();
    if (members.contains("required") && !schema.at("required").array()) {
        refuse(path, "required is no list");
    }
    for (const auto& name : schema.array_at("required")) {
        if (!name.text()) refuse(path, "required names something that is no text");
    }
    if (members.contains("enum") && !schema.at("enum").array()) refuse(path, "enum is no list");
    static const std::set<std::string_view> types = {"null",   "boolean", "integer", "number",
                                                     "string", "array",   "object"};
    if (!members.contains("type")) return;
    const auto& type = schema.at("type");
    for (const auto& name : type.array() ? *type.array() : Array{type}) {
        if (!name.text() || !types.contains(*name.text())) refuse(path, "type is none that exists");
    }
}

}

std::string step(std::string_view key) {
    std::string text = "/";
    for (const char c : key) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

std::vector<Part> parts_of(const Value& schema) {
    std::vector<Part> parts;
    const auto* members = schema.object();
    if (!members) return parts;
    const auto add_list = [&](std::string_view keyword, const Array& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            parts.push_back({keyword, step(keyword) + step(std::to_string(i)), &list[i]});
        }
    };
    for (const std::string_view keyword : under_one) {
        const auto found = members->find(keyword);
        if (found != members->end()) parts.push_back({keyword, step(keyword), &found->second});
    }
    for (const std::string_view keyword : under_list) add_list(keyword, schema.array_at(keyword));
    for (const std::string_view keyword : under_names) {
        const auto* named = schema.at(keyword).object();
        if (!named) continue;
        for (const auto& [name, part] : *named) {
            const bool only_names = keyword == "dependencies" && part.array();
            if (!only_names) parts.push_back({keyword, step(keyword) + step(name), &part});
        }
    }
    const auto items = members->find("items");
    if (items == members->end()) return parts;
    if (items->second.array())
        add_list("items", *items->second.array());
    else
        parts.push_back({"items", "/items", &items->second});
    return parts;
}

Rules::Rules(const Value& schema) : schema_(schema) {
    gather(schema_, "");
    for (const auto& [reference, path] : references_) resolve(reference, path);
    std::set<const Value*> above;
    for (const auto* position : positions_) refuse_endless(*position, above);
    std::set<std::pair<const Value*, bool>> seen;
    refuse_own_checks_below_negation(schema_, false, seen);
}

Rules::~Rules() = default;

const Value& Rules::target_of(std::string_view reference) const {
    const auto found = targets_.find(reference);
    base::check(found != targets_.end(), "a reference was found when the schema was compiled");
    return *found->second;
}

const re2::RE2& Rules::pattern(std::string_view text) const {
    const auto found = patterns_.find(text);
    base::check(found != patterns_.end(), "a pattern was compiled together with its schema");
    return *found->second;
}

void Rules::gather(const Value& schema, const std::string& path) {
    if (!is_schema(schema)) refuse(path, "a schema is an object or a boolean");
    positions_.insert(&schema);
    const auto* members = schema.object();
    if (!members) return;
    if (members->contains("patternProperties")) refuse(path, "patternProperties is not supported");
    if (members->contains("$id") && !path.empty()) refuse(path, "$id beneath the whole");
    if (members->contains("$ref")) {
        const auto* reference = schema.at("$ref").text();
        if (!reference) refuse(path, "$ref is no text");
        references_.emplace(*reference, path);
    }
    refuse_bad_numbers(*members, path);
    refuse_bad_names(schema, path);
    refuse_bad_containers(schema, path);
    gather_patterns(schema, path);
    for (const auto& part : parts_of(schema)) gather(*part.schema, path + part.path);
}

void Rules::gather_patterns(const Value& schema, const std::string& path) {
    const auto& members = *schema.object();
    if (members.contains("format")) {
        const auto format = schema.text_at("format");
        if (!is_known_format(format)) refuse(path, "unknown format " + format);
    }
    if (members.contains("x-not-after") && schema.text_at("x-not-after") != "today") {
        refuse(path, "x-not-after knows no other day than today");
    }
    if (members.contains("x-not-before") && !base::parse_day(schema.text_at("x-not-before"))) {
        refuse(path, "x-not-before is no day");
    }
    for (const auto* sibling : {"x-differs-from", "x-no-earlier-than"})
        if (members.contains(sibling) && !schema.at(sibling).text())
            refuse(path, std::string(sibling) + " is no name");
    if (members.contains("x-age-min") && !schema.at("x-age-min").integer()) {
        refuse(path, "x-age-min is no number of years");
    }
    if (!members.contains("pattern")) return;
    const auto* text = schema.at("pattern").text();
    if (!text) refuse(path, "pattern is no text");
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto compiled = std::make_unique<re2::RE2>(*text, options);
    if (!compiled->ok()) refuse(path, "pattern " + *text + ": " + compiled->error());
    patterns_.emplace(*text, std::move(compiled));
}

void Rules::resolve(const std::string& reference, const std::string& path) {
    if (!reference.starts_with('#')) refuse(path, "reference to elsewhere: " + reference);
    const auto* target = find(schema_, without_percents(std::string_view(reference).substr(1)));
    if (!target) refuse(path, "reference to nothing: " + reference);
    if (!positions_.contains(target)) refuse(path, "reference to no schema: " + reference);
    targets_.emplace(reference, target);
}

/// A reference that comes back to itself without going deeper into the answer would never end.
void Rules::refuse_endless(const Value& schema, std::set<const Value*>& above) {
    if (ends_.contains(&schema)) return;
    if (!above.insert(&schema).second) refuse("", "a reference leads back to itself");
    const auto reference = schema.at("$ref").text();
    if (reference) {
        refuse_endless(target_of(*reference), above);
    } else {
        for (const auto& part : parts_of(schema)) {
            if (judges_the_same_place(part.keyword)) refuse_endless(*part.schema, above);
        }
    }
    above.erase(&schema);
    ends_.insert(&schema);
}

void Rules::refuse_own_checks_below_negation(const Value& schema, bool negated,
                                             std::set<std::pair<const Value*, bool>>& seen) {
    if (!seen.insert({&schema, negated}).second || !schema.object()) return;
    if (const auto* reference = schema.at("$ref").text()) {
        refuse_own_checks_below_negation(target_of(*reference), negated, seen);
        return;
    }
    for (const std::string_view keyword : own_checks) {
        if (negated && schema.object()->contains(keyword)) {
            refuse("", std::string(keyword) + " beneath not, oneOf or if is not supported");
        }
    }
    for (const auto& part : parts_of(schema)) {
        if (part.keyword == "definitions") continue;
        const bool negation =
            part.keyword == "not" || part.keyword == "oneOf" || part.keyword == "if";
        refuse_own_checks_below_negation(*part.schema, negated || negation, seen);
    }
}

namespace {

/// Says of multipleOf that it is asked of numbers only: valijson asks texts that look like one too.
void spare_texts(Object& members) {
    const auto factor = members.extract("multipleOf");
    if (factor.empty()) return;
    const Value rule(Object{{"if", Object{{"type", "integer"}}},
                            {"then", Object{{"multipleOf", factor.mapped()}}}});
    auto& all = members.try_emplace("allOf", Array{}).first->second;
    if (all.array()) all.array()->push_back(rule);
}

void take_out(Value& place, const std::set<const Value*>& positions, const Value& original) {
    if (auto* elements = place.array()) {
        for (std::size_t i = 0; i < elements->size(); ++i) {
            take_out((*elements)[i], positions, (*original.array())[i]);
        }
    }
    auto* members = place.object();
    if (!members) return;
    for (auto& [key, member] : *members) take_out(member, positions, original.at(key));
    if (!positions.contains(&original)) return;
    for (const std::string_view keyword : own_checks) {
        const auto found = members->find(keyword);
        if (found != members->end()) members->erase(found);
    }
    spare_texts(*members);
}

}

Value Rules::without_own_checks() const {
    auto copy = schema_;
    take_out(copy, positions_, schema_);
    // Valijson would take these for the base of references, which here are all local.
    for (const std::string_view keyword : {"$id", "id"}) {
        auto* members = copy.object();
        if (members && members->contains(keyword)) members->erase(members->find(keyword));
    }
    return copy;
}

}
