#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "src/calendar/time_rules.h"

namespace motcua::calendar {

/// The rules of an era, by name, in the order in which they are shown.
inline constexpr std::array<std::string_view, 8> rule_names{
    "same_day_late_from",     "reception_late_from", "day_off_start",   "due_time",
    "online_reception_hours", "after_supplement",    "extensions_max",  "extension_days_before"};

/// What somebody would have the rules say from a day on, each value as it is typed; "" leaves a
/// rule as it was before, "none" takes it back.
struct RuleChange {
    std::string from; ///< 2027-01-01 or 01/01/2027
    std::map<std::string, std::string, std::less<>> values;
    std::string source; ///< decree, article or decision
};

/// In the order they are checked.
enum class RuleProblem {
    bad_day,
    unknown_rule,
    source_missing,
    text_too_long,
    bad_value,
    nothing_new,
};
std::string_view name_of(RuleProblem);

/// The text with the change: an era that begins on that day says what the one before said, but for
/// what is changed. Later eras stay as they are.
base::Result<json::Value, RuleProblem> rules_with(const json::Value& text, const RuleChange&);
/// A text that says nothing yet: what is built in counts.
json::Value empty_rules();

/// A rule that an era says otherwise; null where it says nothing and what is built in counts.
struct RuleDifference {
    std::string from;
    std::string rule;
    json::Value before;
    json::Value after;
};
std::vector<RuleDifference> differences_between(const json::Value& before,
                                                const json::Value& after);

}
