#include <algorithm>
#include <re2/re2.h>
#include <set>
#include <tuple>

#include "lib/json/format.h"
#include "lib/json/rules.h"

namespace motcua::json {
namespace {

std::int64_t code_points_in(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

bool is_of_type(const Value& answer, std::string_view type) {
    if (type == "null") return answer.is_null();
    if (type == "boolean") return answer.boolean() != nullptr;
    if (type == "integer" || type == "number") return answer.integer() != nullptr;
    if (type == "string") return answer.text() != nullptr;
    if (type == "array") return answer.array() != nullptr;
    return answer.object() != nullptr;
}

std::int64_t size_of(const auto& held) { return static_cast<std::int64_t>(held.size()); }

class Walk {
  public:
    Walk(const Rules& rules, base::Day today) : rules_(rules), today_(today) {}

    /// `led_by` is the keyword under which the schema stands.
    void judge(const Value& schema, const Value& answer, const std::string& pointer,
               std::string_view led_by) {
        if (const auto* accepts = schema.boolean()) {
            if (!*accepts) blame(pointer, led_by);
            return;
        }
        if (const auto* reference = schema.at("$ref").text()) {
            judge(rules_.target_of(*reference), answer, pointer, led_by);
            return;
        }
        judge_kind(schema, answer, pointer);
        if (const auto* number = answer.integer()) judge_number(schema, *number, pointer);
        if (const auto* text = answer.text()) judge_text(schema, *text, pointer);
        if (const auto* elements = answer.array()) {
            judge_array(schema, *elements, pointer);
            judge_elements(schema, *elements, pointer);
        }
        if (const auto* members = answer.object()) {
            judge_names(schema, *members, pointer);
            judge_members(schema, *members, pointer);
            judge_dependencies(schema, answer, pointer);
        }
        judge_choices(schema, answer, pointer);
    }

    std::vector<Fault> take() const {
        std::vector<Fault> faults;
        for (const auto& [pointer, keyword] : found_) faults.push_back({pointer, keyword});
        return faults;
    }

  private:
    void blame(const std::string& pointer, std::string_view keyword) {
        found_.emplace(pointer, std::string(keyword));
    }
    bool fits(const Value& schema, const Value& answer) const {
        Walk inner(rules_, today_);
        inner.judge(schema, answer, "", "schema");
        return inner.found_.empty();
    }
    /// The parts of a size rule: blames when the size is outside of what the two keywords allow.
    void judge_size(const Value& schema, std::int64_t size, std::string_view least,
                    std::string_view most, const std::string& pointer) {
        if (const auto* limit = schema.at(least).integer(); limit && size < *limit) {
            blame(pointer, least);
        }
        if (const auto* limit = schema.at(most).integer(); limit && size > *limit) {
            blame(pointer, most);
        }
    }

    void judge_kind(const Value& schema, const Value& answer, const std::string& pointer) {
        const auto& type = schema.at("type");
        if (const auto* name = type.text()) {
            if (!is_of_type(answer, *name)) blame(pointer, "type");
        } else if (const auto* names = type.array()) {
            const bool one = std::any_of(names->begin(), names->end(), [&](const Value& each) {
                return is_of_type(answer, *each.text());
            });
            if (!one) blame(pointer, "type");
        }
        if (const auto* choices = schema.at("enum").array()) {
            const auto found = std::find(choices->begin(), choices->end(), answer);
            if (found == choices->end()) blame(pointer, "enum");
        }
        const auto constant = schema.object()->find("const");
        if (constant != schema.object()->end() && constant->second != answer) {
            blame(pointer, "const");
        }
    }

    void judge_number(const Value& schema, std::int64_t number, const std::string& pointer) {
        judge_size(schema, number, "minimum", "maximum", pointer);
        const auto* above = schema.at("exclusiveMinimum").integer();
        if (above && number <= *above) blame(pointer, "exclusiveMinimum");
        const auto* below = schema.at("exclusiveMaximum").integer();
        if (below && number >= *below) blame(pointer, "exclusiveMaximum");
        const auto* factor = schema.at("multipleOf").integer();
        if (factor && number % *factor != 0) blame(pointer, "multipleOf");
        const auto this_year = int(std::chrono::year_month_day(today_).year());
        if (ends_today(schema) && number > this_year) blame(pointer, "x-not-after");
        const auto* age = schema.at("x-age-min").integer();
        if (age && number > this_year - *age) blame(pointer, "x-age-min");
    }

    void judge_text(const Value& schema, const std::string& text, const std::string& pointer) {
        judge_size(schema, code_points_in(text), "minLength", "maxLength", pointer);
        if (const auto* pattern = schema.at("pattern").text()) {
            if (!re2::RE2::PartialMatch(text, rules_.pattern(*pattern))) blame(pointer, "pattern");
        }
        if (const auto* format = schema.at("format").text()) {
            if (!has_format(text, *format)) blame(pointer, "format");
        }
        // What is no date is the business of `format`.
        const auto day = base::parse_day(text);
        if (!day) return;
        if (ends_today(schema) && *day > today_) blame(pointer, "x-not-after");
        const auto* first = schema.at("x-not-before").text();
        if (first && *day < *base::parse_day(*first)) blame(pointer, "x-not-before");
        const auto* age = schema.at("x-age-min").integer();
        if (age && years_since(*day) < *age) blame(pointer, "x-age-min");
    }
    /// Full years until today; somebody born on 29 February has their birthday on 1 March.
    std::int64_t years_since(base::Day day) const {
        const std::chrono::year_month_day then(day);
        const std::chrono::year_month_day now(today_);
        const bool still_to_come =
            std::tuple(now.month(), now.day()) < std::tuple(then.month(), then.day());
        return int(now.year()) - int(then.year()) - (still_to_come ? 1 : 0);
    }
    static bool ends_today(const Value& schema) { return schema.at("x-not-after").text(); }

    void judge_array(const Value& schema, const Array& elements, const std::string& pointer) {
        judge_size(schema, size_of(elements), "minItems", "maxItems", pointer);
        if (schema.boolean_at("uniqueItems")) {
            std::set<std::string> seen;
            for (const auto& element : elements) seen.insert(canonical(element));
            if (seen.size() != elements.size()) blame(pointer, "uniqueItems");
        }
        const auto contains = schema.object()->find("contains");
        if (contains == schema.object()->end()) return;
        const bool one = std::any_of(elements.begin(), elements.end(), [&](const Value& element) {
            return fits(contains->second, element);
        });
        if (!one) blame(pointer, "contains");
    }

    void judge_elements(const Value& schema, const Array& elements, const std::string& pointer) {
        const auto& members = *schema.object();
        const auto items = members.find("items");
        if (items == members.end()) return;
        const auto* each = items->second.array();
        const auto further = members.find("additionalItems");
        for (std::size_t i = 0; i < elements.size(); ++i) {
            const auto place = pointer + step(std::to_string(i));
            if (!each)
                judge(items->second, elements[i], place, "items");
            else if (i < each->size())
                judge((*each)[i], elements[i], place, "items");
            else if (further == members.end())
                break;
            else
                judge(further->second, elements[i], place, "additionalItems");
        }
    }

    void judge_names(const Value& schema, const Object& members, const std::string& pointer) {
        judge_size(schema, size_of(members), "minProperties", "maxProperties", pointer);
        for (const auto& name : schema.array_at("required")) {
            if (!members.contains(*name.text())) blame(pointer + step(*name.text()), "required");
        }
        const auto names = schema.object()->find("propertyNames");
        if (names == schema.object()->end()) return;
        for (const auto& [name, member] : members) {
            if (!fits(names->second, Value(name))) blame(pointer + step(name), "propertyNames");
        }
    }

    void judge_members(const Value& schema, const Object& members, const std::string& pointer) {
        const auto* known = schema.at("properties").object();
        const auto further = schema.object()->find("additionalProperties");
        for (const auto& [name, member] : members) {
            const auto place = pointer + step(name);
            if (known && known->contains(name)) {
                const auto& schema_of_member = known->find(name)->second;
                judge(schema_of_member, member, place, "properties");
                judge_beside(schema_of_member, members, member, place);
            } else if (further != schema.object()->end()) {
                judge(further->second, member, place, "additionalProperties");
            }
        }
    }

    /// What depends on another member of the same object; nothing where that is missing.
    void judge_beside(const Value& schema, const Object& members, const Value& member,
                      const std::string& pointer) {
        const auto beside = [&](std::string_view keyword) -> const Value* {
            const auto* name = schema.at(keyword).text();
            const auto found = name ? members.find(*name) : members.end();
            return found == members.end() ? nullptr : &found->second;
        };
        if (const auto* other = beside("x-differs-from"); other && *other == member)
            blame(pointer, "x-differs-from");
        const auto* first = beside("x-no-earlier-than");
        if (!first || !first->text() || !member.text()) return;
        const auto from = base::parse_day(*first->text());
        const auto day = base::parse_day(*member.text());
        if (from && day && *day < *from) blame(pointer, "x-no-earlier-than");
    }

    void judge_dependencies(const Value& schema, const Value& answer, const std::string& pointer) {
        const auto* dependencies = schema.at("dependencies").object();
        if (!dependencies) return;
        const auto& members = *answer.object();
        for (const auto& [name, needed] : *dependencies) {
            if (!members.contains(name)) continue;
            if (!needed.array()) judge(needed, answer, pointer, "dependencies");
            for (const auto& other : needed.array() ? *needed.array() : Array{}) {
                if (!other.text() || members.contains(*other.text())) continue;
                blame(pointer + step(*other.text()), "dependencies");
            }
        }
    }

    void judge_choices(const Value& schema, const Value& answer, const std::string& pointer) {
        for (const auto& part : schema.array_at("allOf")) judge(part, answer, pointer, "allOf");
        const auto fitting = [&](std::string_view keyword) {
            const auto& parts = schema.array_at(keyword);
            return std::count_if(parts.begin(), parts.end(),
                                 [&](const Value& part) { return fits(part, answer); });
        };
        const auto& members = *schema.object();
        if (members.contains("anyOf") && fitting("anyOf") == 0) blame(pointer, "anyOf");
        if (members.contains("oneOf") && fitting("oneOf") != 1) blame(pointer, "oneOf");
        if (members.contains("not") && fits(schema.at("not"), answer)) blame(pointer, "not");
        if (!members.contains("if")) return;
        const std::string_view branch = fits(schema.at("if"), answer) ? "then" : "else";
        if (members.contains(branch)) judge(schema.at(branch), answer, pointer, branch);
    }

    const Rules& rules_;
    base::Day today_;
    std::set<std::pair<std::string, std::string>> found_;
};

}

std::vector<Fault> walk(const Rules& rules, const Value& answer, base::Day today) {
    Walk walk(rules, today);
    walk.judge(rules.schema(), answer, "", "schema");
    return walk.take();
}

}
