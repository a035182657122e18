#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/time.h"
#include "lib/json/value.h"

namespace motcua::calendar {

/// As which day a term begins that is received while nobody works.
enum class DayOffStart { that_day, next_working_day };
/// Whether the term begins anew when everything asked for has come, or goes on where it stopped.
enum class AfterSupplement { restart, resume };

/// Where a rule of time comes from.
struct RuleSource {
    std::string text;
    std::string certainty;
};

/// How time is reckoned, beside the calendar: what law, era and practice settle. Shipped in
/// data/time_rules/vietnam.json; what is not said there is as here.
struct TimeRules {
    /// In force from this day on, until a later one takes over.
    base::Day from = base::Day::min();
    /// From this time on a same-day result may wait for the next working day.
    std::chrono::minutes same_day_late_from = std::chrono::hours{15};
    /// From this time on a dossier counts as received on the next working day; nothing: never.
    std::optional<std::chrono::minutes> reception_late_from;
    DayOffStart day_off_start = DayOffStart::that_day;
    /// When a term of days ends on its last day; nothing: when the office closes.
    std::optional<std::chrono::minutes> due_time;
    /// Within how many working hours a filing online is received.
    std::int64_t online_reception_hours = 8;
    AfterSupplement after_supplement = AfterSupplement::restart;
    /// How many days before the due day an extension must be announced at latest, and how often.
    std::int64_t extension_days_before = 1;
    std::int64_t extensions_max = 1;
    /// By member of the shipped text.
    std::vector<std::pair<std::string, RuleSource>> sources;
};

/// Where a rule of the text comes from: one text, or one for each language.
std::string source_of(const json::Value& rule, std::string_view language);

/// In the order of their days; throws std::runtime_error naming what is wrong.
std::vector<TimeRules> time_rules_from(const json::Value& text);

/// The rules in force on that day; those that are built in where none is.
const TimeRules& rules_on(const std::vector<TimeRules>&, base::Day);

}
