#include "src/calendar/rule_change.h"

#include <algorithm>
#include <stdexcept>

#include "src/calendar/statement.h"

namespace motcua::calendar {
namespace {

using base::problem;
using enum RuleProblem;

constexpr std::size_t text_bytes_max = 300;

/// As it stands in the text: null for "none", a number, or else a word or a time of day.
json::Value value_typed(const std::string& typed) {
    if (typed == "none") return nullptr;
    const bool is_number =
        typed.size() <= 4 && typed.find_first_not_of("0123456789") == std::string::npos;
    if (is_number) return std::int64_t{std::stoll(typed)};
    // "7:30" is how people write it.
    return typed.size() == 4 && typed[1] == ':' ? "0" + typed : typed;
}

/// The rules as they stand on that day, as an era that begins then.
json::Object era_from(const json::Value& text, const std::string& day) {
    json::Object era;
    for (const auto& each : text.array_at("rules"))
        if (each.text_at("from") <= day) era = *each.object();
    era.insert_or_assign("from", day);
    return era;
}

json::Value with_era(const json::Value& text, json::Object era) {
    const auto from = json::Value(era).text_at("from");
    json::Array eras;
    for (const auto& each : text.array_at("rules"))
        if (each.text_at("from") != from) eras.push_back(each);
    eras.emplace_back(std::move(era));
    std::ranges::sort(eras, {}, [](const json::Value& each) { return each.text_at("from"); });
    return json::Object{{"code", text.at("code")}, {"rules", std::move(eras)}};
}

bool is_readable(const json::Value& text) {
    try {
        time_rules_from(text);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

}

std::string_view name_of(RuleProblem why) {
    switch (why) {
    case bad_day: return "bad_day";
    case unknown_rule: return "unknown_rule";
    case source_missing: return "source_missing";
    case text_too_long: return "text_too_long";
    case bad_value: return "bad_value";
    case nothing_new: return "nothing_new";
    }
    return "";
}

base::Result<json::Value, RuleProblem> rules_with(const json::Value& text,
                                                  const RuleChange& change) {
    const auto from = day_typed(change.from);
    if (!from) return problem(bad_day);
    auto era = era_from(text, base::iso_day(*from));
    for (const auto& [name, typed] : change.values) {
        if (std::ranges::find(rule_names, name) == rule_names.end()) return problem(unknown_rule);
        if (typed.empty()) continue;
        if (change.source.empty()) return problem(source_missing);
        if (change.source.size() > text_bytes_max || typed.size() > text_bytes_max)
            return problem(text_too_long);
        auto value = value_typed(typed);
        if (json::Value(era).at(name).at("value") == value) continue;
        era.insert_or_assign(name, json::Object{{"value", std::move(value)},
                                                {"source", change.source},
                                                {"certainty", "read"}});
    }
    auto after = with_era(text, std::move(era));
    if (!is_readable(after)) return problem(bad_value);
    if (differences_between(text, after).empty()) return problem(nothing_new);
    return after;
}

json::Value empty_rules() { return json::Object{{"code", "vietnam"}, {"rules", json::Array{}}}; }

std::vector<RuleDifference> differences_between(const json::Value& before,
                                                const json::Value& after) {
    std::vector<RuleDifference> found;
    for (const auto& era : after.array_at("rules")) {
        const auto from = era.text_at("from");
        const json::Value was(era_from(before, from));
        for (const auto& name : rule_names)
            if (was.at(name) != era.at(name))
                found.push_back({from, std::string(name), was.at(name).at("value"),
                                 era.at(name).at("value")});
    }
    return found;
}

}
