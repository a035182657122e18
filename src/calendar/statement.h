#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/time.h"
#include "lib/json/value.h"

namespace motcua::calendar {

/// One thing that an authority says of its days. `ordinary` takes back what it said of a day,
/// `announced` is the first day of which nothing is announced yet.
enum class StatementKind { day_off, working, closure, ordinary, hours, announced };
std::string_view name_of(StatementKind);

/// 2026-11-25 or 25/11/2026.
std::optional<base::Day> day_typed(const std::string&);

/// A statement as it is typed, each of its texts by name: kind, day, exchanged_for, from, until,
/// weekdays, yearly, hours, name, name_en, document.
using Fields = std::map<std::string, std::string, std::less<>>;

/// In the order they are checked.
enum class StatementProblem {
    unknown_field,
    unknown_kind,
    bad_day,
    bad_hours,
    bad_weekday,
    bad_season,
    bad_end,
    name_missing,
    text_too_long,
};
std::string_view name_of(StatementProblem);

struct Statement {
    StatementKind kind;
    base::Day day;     ///< from which day on it makes a difference; of hours without one the first
    json::Object text; ///< as it stands in a layer (docs/operating/calendars.md)
};

/// Days are 2026-11-25 or 25/11/2026; hours "07:30-11:30 13:30-17:00"; weekdays
/// "monday|saturday"; a season "04-16..10-15". Days off, closures and days worked need a name.
base::Result<Statement, StatementProblem> statement_in(const Fields&);

/// What a layer says when these are said too, the later one instead of the earlier.
json::Value layer_with(const json::Value& layer, const std::vector<Statement>&);
/// A layer that says nothing yet.
json::Value empty_layer(const std::string& code);

/// A difference between two texts of a layer; null where there was or is nothing.
struct LayerChange {
    StatementKind kind; ///< hours, announced, or else a day
    json::Value before;
    json::Value after;
};
/// By day, then hours, then what is announced.
std::vector<LayerChange> changes_between(const json::Value& before, const json::Value& after);

/// "07:30-11:30 13:30-17:00" of [["07:30","11:30"],["13:30","17:00"]].
std::string hours_in(const json::Value& intervals);

}
