#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/time.h"
#include "src/calendar/office_calendar.h"
#include "src/calendar/time_rules.h"

namespace motcua::calendar {

enum class Unit {
    same_day,
    working_days,
    calendar_days,
    working_hours,
    clock_hours,
    months,
    years,
};

std::string_view name_of(Unit);
std::optional<Unit> parse_unit(std::string_view);

/// How long the law gives. A same-day term has no length: what stands there is ignored.
struct Term {
    Unit unit;
    std::int64_t length;
};

/// Something that the law adds to a term under a condition, by name; it is no extension.
struct AddOn {
    std::string name;
    std::int64_t length;
};
/// The whole of base and add-ons, which have the base's unit.
Term with(Term base, const std::vector<AddOn>&);

/// A day that was passed over, and why: "first_day", "weekend", "holiday", "closure", "after_15",
/// "after_closing", "late_reception" or "paused". Calendar days and months run through days off;
/// only those at their end are passed over.
struct Excluded {
    base::Day day;
    std::string reason;
    bool operator==(const Excluded&) const = default;
};

/// Why time was counted (the first five) or not.
enum class Reason {
    same_day,
    working_day,
    calendar_day,
    working_time,
    clock_time,
    first_day,
    late_reception,
    after_15,
    after_closing,
    closed,
    weekend,
    holiday,
    closure,
    rolled_on,
    paused,
};
std::string_view name_of(Reason);
bool is_counted(Reason);

/// A piece of the way from reception to due moment: [from, to).
struct Stretch {
    base::Instant from;
    base::Instant to;
    Reason reason;
    bool operator==(const Stretch&) const = default;
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
    /// From the reception to `at` without a gap. A late reception on a same-day term that is
    /// received before opening has one stretch.
    std::vector<Stretch> stretches;
};

/// [from, to) in which the clock stands.
struct Stop {
    base::Instant from;
    base::Instant to;
};

/// In the order they are checked.
enum class DueProblem { term_not_positive, term_too_long, stops_unsound, closed_for_too_long };

std::string_view name_of(DueProblem);

/// The longest term of each unit that is believed: about ten years.
std::int64_t length_max(Unit);
/// An office closed for more days than this in a row has a wrong calendar.
inline constexpr int closed_days_max = 60;
/// So often may a clock stand, and so long at a time.
inline constexpr std::size_t stops_max = 50;
inline constexpr std::chrono::days stop_max{3'660};

/// When a dossier received at `from` is due (Civil Code arts 147 and 148; 15:00 rule of civil
/// status). Days and months leave out the day of reception and end when the office closes; hours
/// run from the moment.
base::Result<Due, DueProblem> due(base::Instant from, Term, const OfficeCalendar&);

/// A term that begins at a moment, and when it stands: in order, none before the beginning, none
/// empty, none touching another.
struct TermRun {
    base::Instant from;
    Term term;
    std::vector<Stop> stops = {};
};

/// As above, by these rules. Of a term of days, a day on which the clock stands for any part of it
/// is not counted; hours go on to the microsecond; a same-day term begins anew when it goes on.
base::Result<Due, DueProblem> due(const TermRun&, const OfficeCalendar&, const TimeRules&);

}
