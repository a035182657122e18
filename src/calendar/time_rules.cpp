#include "src/calendar/time_rules.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "src/calendar/office_calendar.h"

namespace motcua::calendar {
namespace {

using std::chrono::minutes;

constexpr std::array members{
    "same_day_late_from", "reception_late_from", "day_off_start",          "due_time",
    "after_supplement",   "extensions_max",      "online_reception_hours", "extension_days_before"};

[[noreturn]] void refuse(const std::string& what) {
    throw std::runtime_error("time rules: " + what + " is not readable");
}

/// Each member is {"value": …, "source": …, "certainty": …}; null where it is not said.
const json::Value& value_of(const json::Value& row, const std::string& name) {
    const auto& member = row.at(name);
    if (member.is_null()) return member;
    if (source_of(member, "vi").empty() || member.text_at("certainty").empty()) refuse(name);
    return member.at("value");
}

std::optional<minutes> time_in(const json::Value& row, const std::string& name) {
    const auto& value = value_of(row, name);
    if (value.is_null()) return std::nullopt;
    const auto time = value.text() != nullptr ? parse_time_of_day(*value.text()) : std::nullopt;
    if (!time) refuse(name);
    return time;
}

std::int64_t count_in(const json::Value& row, const std::string& name, std::int64_t otherwise) {
    constexpr std::int64_t count_max = 1'000;
    const auto& value = value_of(row, name);
    if (value.is_null()) return otherwise;
    if (value.integer() == nullptr || *value.integer() < 0 || *value.integer() > count_max)
        refuse(name);
    return *value.integer();
}

/// True for the second word, false for the first.
bool second_of(const json::Value& row, const std::string& name,
               const std::array<std::string_view, 2>& words) {
    const auto& value = value_of(row, name);
    if (value.is_null()) return false;
    const auto* text = value.text();
    if (text == nullptr || (*text != words[0] && *text != words[1])) refuse(name);
    return *text == words[1];
}

TimeRules rules_from(const json::Value& row) {
    TimeRules rules;
    const auto from = base::parse_day(row.text_at("from"));
    if (!from) refuse("from");
    rules.from = *from;
    const auto late_from = time_in(row, "same_day_late_from");
    rules.same_day_late_from = late_from.value_or(rules.same_day_late_from);
    rules.reception_late_from = time_in(row, "reception_late_from");
    rules.due_time = time_in(row, "due_time");
    if (rules.due_time && *rules.due_time >= std::chrono::hours{24}) refuse("due_time");
    if (second_of(row, "day_off_start", {"that_day", "next_working_day"}))
        rules.day_off_start = DayOffStart::next_working_day;
    if (second_of(row, "after_supplement", {"restart", "resume"}))
        rules.after_supplement = AfterSupplement::resume;
    rules.online_reception_hours =
        count_in(row, "online_reception_hours", rules.online_reception_hours);
    rules.extension_days_before =
        count_in(row, "extension_days_before", rules.extension_days_before);
    rules.extensions_max = count_in(row, "extensions_max", rules.extensions_max);
    for (const auto* name : members)
        if (const auto& member = row.at(name); !member.is_null())
            rules.sources.emplace_back(
                name, RuleSource{source_of(member, "vi"), member.text_at("certainty")});
    return rules;
}

}

std::string source_of(const json::Value& rule, std::string_view language) {
    const auto& source = rule.at("source");
    return source.text() != nullptr ? *source.text() : source.text_at(language);
}

std::vector<TimeRules> time_rules_from(const json::Value& text) {
    std::vector<TimeRules> all;
    for (const auto& row : text.array_at("rules")) all.push_back(rules_from(row));
    if (all.empty()) refuse("a list of rules");
    std::ranges::sort(all, {}, &TimeRules::from);
    return all;
}

const TimeRules& rules_on(const std::vector<TimeRules>& all, base::Day day) {
    static const TimeRules built_in;
    const auto later = std::ranges::upper_bound(all, day, {}, &TimeRules::from);
    return later == all.begin() ? built_in : *std::prev(later);
}

}
