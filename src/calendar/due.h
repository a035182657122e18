#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/time.h"
#include "src/calendar/office_calendar.h"

namespace motcua::calendar {

enum class Unit { same_day, working_days, calendar_days, working_hours, clock_hours, months };

std::string_view name_of(Unit);
std::optional<Unit> parse_unit(std::string_view);

/// How long the law gives. A same-day term has no length: what stands there is ignored.
struct Term {
    Unit unit;
    std::int64_t length;
};

/// A day that was passed over, and why: "first_day", "weekend", "holiday", "after_15" or
/// "after_closing". Calendar days and months run through days off; only those at their end are
/// passed over.
struct Excluded {
    base::Day day;
    std::string reason;
    bool operator==(const Excluded&) const = default;
};

/// A due moment and the whole way to it, so that it can be explained in words.
struct Due {
    base::Instant at;
    /// True when a day it rests on is not yet announced: a later notice may move it.
    bool provisional;
    std::vector<Excluded> skipped;
    /// The reception; for same-day and working-hour terms received while the office was closed,
    /// the next opening.
    base::Instant counted_from;
    /// The unit's name; for same-day terms "same_day_before_15", "same_day_after_15" or
    /// "same_day_when_closed".
    std::string rule;
};

/// In the order they are checked.
enum class DueProblem { term_not_positive, term_too_long, closed_for_too_long };

std::string_view name_of(DueProblem);

/// The longest term of each unit that is believed: about ten years.
std::int64_t length_max(Unit);
/// An office closed for more days than this in a row has a wrong calendar.
inline constexpr int closed_days_max = 60;

/// When a dossier received at `from` is due (Civil Code arts 147 and 148; 15:00 rule of civil
/// status). Days and months leave out the day of reception and end when the office closes; hours
/// run from the moment.
base::Result<Due, DueProblem> due(base::Instant from, Term, const OfficeCalendar&);

}
