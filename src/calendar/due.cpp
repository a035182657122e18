#include "src/calendar/due.h"

#include <algorithm>
#include <array>

#include "src/calendar/walk.h"

namespace motcua::calendar {
namespace {

using namespace std::chrono;
using base::Day;
using base::Instant;
using base::problem;
using enum DueProblem;

struct UnitRow {
    Unit unit;
    std::string_view name;
    std::int64_t length_max;
};
constexpr std::array<UnitRow, 7> units = {{
    {Unit::same_day, "same_day", 1},
    {Unit::working_days, "working_days", 2'500},
    {Unit::calendar_days, "calendar_days", 3'660},
    {Unit::working_hours, "working_hours", 20'000},
    {Unit::clock_hours, "clock_hours", 24 * 3'660},
    {Unit::months, "months", 120},
    {Unit::years, "years", 10},
}};

const UnitRow& row_of(Unit unit) { return units.at(static_cast<std::size_t>(unit)); }

using Answer = base::Result<Due, DueProblem>;

/// The day on which a same-day result is owed that is asked for at this moment, and why so.
struct SameDay {
    std::optional<Day> day;
    bool late;
    bool closed;
};

SameDay same_day_of(base::LocalTime asked, Walk& walk, const TimeRules& rules) {
    const Day day = floor<days>(asked);
    const auto& calendar = walk.calendar();
    const bool working = calendar.works(day);
    const bool closed = !working || asked - day >= calendar.closing_on(day);
    const bool late = !closed && asked - day >= rules.same_day_late_from;
    if (!closed && !late) return {day, late, closed};
    if (working) walk.leave_out(day, closed ? Reason::after_closing : Reason::after_15);
    return {walk.worked_day_from(working ? day + days{1} : day), late, closed};
}

/// When a same-day term begins: at the reception, or when the clock goes on after the last stop
/// before its end.
base::LocalTime beginning_of(const TermRun& run, const OfficeCalendar& calendar,
                             const TimeRules& rules) {
    auto begins = base::to_local(run.from);
    for (const auto& stop : run.stops) {
        const TermRun from_here{base::from_local(begins), run.term};
        Walk trial(from_here, calendar, "");
        const auto found = same_day_of(begins, trial, rules);
        if (found.day && stop.from >= calendar.closing_of(*found.day)) break;
        begins = base::to_local(stop.to);
    }
    return begins;
}

Answer on_the_same_day(const TermRun& run, const OfficeCalendar& calendar, const TimeRules& rules) {
    const auto begins = beginning_of(run, calendar, rules);
    Walk walk(run, calendar, name_of(Unit::same_day));
    walk.go(begins, Reason::paused);
    walk.begin_counting(begins);
    const auto found = same_day_of(begins, walk, rules);
    if (!found.day) return problem(closed_for_too_long);
    const auto at = calendar.closing_of(*found.day);
    if (found.closed) walk.begin_counting(base::to_local(calendar.opening_of(*found.day)));
    walk.go(base::to_local(at), Reason::same_day);
    auto due = walk.ended_at(at);
    due.rule += found.closed ? "_when_closed" : found.late ? "_after_15" : "_before_15";
    return due;
}

/// The day as which a term of days is received, left out; what comes before it is passed over.
std::optional<Day> first_day(Walk& walk, const TimeRules& rules) {
    auto day = floor<days>(walk.at());
    if (!walk.calendar().works(day)) {
        if (rules.day_off_start == DayOffStart::next_working_day) {
            const auto next = walk.worked_day_from(day);
            if (!next) return std::nullopt;
            day = *next;
        }
    } else if (rules.reception_late_from && walk.at() - day >= *rules.reception_late_from) {
        walk.leave_out(day, Reason::late_reception);
        const auto next = walk.worked_day_from(day + days{1});
        if (!next) return std::nullopt;
        day = *next;
    }
    walk.leave_out(day, Reason::first_day);
    return day;
}

Due ended_on(Day day, Reason reason, Walk& walk, const TimeRules& rules) {
    const auto at =
        rules.due_time ? base::from_local(day + *rules.due_time) : walk.calendar().closing_of(day);
    walk.go(base::to_local(at), reason);
    return walk.ended_at(at);
}

Answer in_working_days(const TermRun& run, const OfficeCalendar& calendar, const TimeRules& rules) {
    Walk walk(run, calendar, name_of(Unit::working_days));
    auto day = first_day(walk, rules);
    for (std::int64_t counted = 0; day && counted < run.term.length; ++counted) {
        // A day is whole once another one follows it.
        if (counted > 0) walk.go(*day + days{1}, Reason::working_day);
        day = walk.open_day_from(*day + days{1});
    }
    if (!day) return problem(closed_for_too_long);
    return ended_on(*day, Reason::working_day, walk, rules);
}

Day months_after(Day day, std::int64_t length) {
    const year_month_day date{day};
    const auto month = year_month{date.year(), date.month()} + months{length};
    const year_month_day same_date{month.year(), month.month(), date.day()};
    if (same_date.ok()) return Day{same_date};
    return Day{year_month_day_last{month.year(), month_day_last{month.month()}}};
}

/// How many days after the first a term ends that runs through days off.
std::int64_t days_in(Term term, Day first) {
    constexpr std::int64_t months_a_year = 12;
    if (term.unit == Unit::calendar_days) return term.length;
    const auto months = term.unit == Unit::years ? term.length * months_a_year : term.length;
    return (months_after(first, months) - first).count();
}

/// A term that runs through days off: only its last day must be one on which the office works.
Answer through_days_off(const TermRun& run, const OfficeCalendar& calendar,
                        const TimeRules& rules) {
    Walk walk(run, calendar, name_of(run.term.unit));
    const auto first = first_day(walk, rules);
    if (!first) return problem(closed_for_too_long);
    auto left = days_in(run.term, *first);
    Day day = *first;
    if (run.stops.empty()) {
        walk.go(day + days{left}, Reason::calendar_day);
        day += days{left};
    } else {
        for (; left > 0; --left) {
            day = walk.running_day_from(day + days{1});
            if (left > 1) walk.go(day + days{1}, Reason::calendar_day);
        }
    }
    if (calendar.works(day)) return ended_on(day, Reason::calendar_day, walk, rules);
    walk.go(day + days{1}, Reason::calendar_day);
    const auto open = walk.open_day_from(day);
    if (!open) return problem(closed_for_too_long);
    return ended_on(*open, Reason::rolled_on, walk, rules);
}

Answer in_working_hours(const TermRun& run, const OfficeCalendar& calendar) {
    Walk walk(run, calendar, name_of(Unit::working_hours));
    const auto received = walk.at();
    microseconds left = hours{run.term.length};
    bool started = false;
    Day day = floor<days>(received);
    if (calendar.works(day) && received >= day + calendar.closing_on(day)) {
        walk.leave_out(day, Reason::after_closing);
        day += days{1};
    }
    while (true) {
        const auto open = walk.worked_day_from(day);
        if (!open) return problem(closed_for_too_long);
        for (const auto& [opens, closes] : calendar.hours_on(*open)->intervals) {
            if (*open + closes <= walk.at()) continue;
            walk.go(*open + opens, Reason::closed);
            const auto start = walk.at();
            const auto before = left;
            const bool over = walk.spend(*open + closes, Reason::working_time, left);
            if (!started && left < before) walk.begin_counting(start);
            started = started || left < before;
            if (over) return walk.ended_at(base::from_local(walk.at()));
        }
        day = *open + days{1};
    }
}

Answer in_clock_hours(const TermRun& run, const OfficeCalendar& calendar) {
    Walk walk(run, calendar, name_of(Unit::clock_hours));
    microseconds left = hours{run.term.length};
    auto end = walk.at() + left;
    for (const auto& stop : run.stops) end += stop.to - stop.from;
    walk.spend(end, Reason::clock_time, left);
    auto due = walk.ended_at(base::from_local(walk.at()));
    // No day off can move it, so no announcement can either.
    due.provisional = false;
    return due;
}

bool are_sound(const TermRun& run) {
    if (run.stops.size() > stops_max) return false;
    Instant earliest = run.from;
    for (const auto& stop : run.stops) {
        if (stop.from < earliest || stop.to <= stop.from || stop.to - stop.from > stop_max)
            return false;
        earliest = stop.to + microseconds{1};
    }
    return true;
}

}

Answer due(Instant from, Term term, const OfficeCalendar& calendar) {
    static const TimeRules built_in;
    return due(TermRun{from, term}, calendar, built_in);
}

Answer due(const TermRun& run, const OfficeCalendar& calendar, const TimeRules& rules) {
    if (run.term.unit != Unit::same_day) {
        if (run.term.length <= 0) return problem(term_not_positive);
        if (run.term.length > length_max(run.term.unit)) return problem(term_too_long);
    }
    if (!are_sound(run)) return problem(stops_unsound);
    switch (run.term.unit) {
    case Unit::same_day: return on_the_same_day(run, calendar, rules);
    case Unit::working_days: return in_working_days(run, calendar, rules);
    case Unit::working_hours: return in_working_hours(run, calendar);
    case Unit::clock_hours: return in_clock_hours(run, calendar);
    case Unit::calendar_days:
    case Unit::months:
    case Unit::years: break;
    }
    return through_days_off(run, calendar, rules);
}

Term with(Term base, const std::vector<AddOn>& add_ons) {
    for (const auto& each : add_ons) base.length += each.length;
    return base;
}

std::int64_t length_max(Unit unit) { return row_of(unit).length_max; }

std::string_view name_of(Unit unit) { return row_of(unit).name; }

std::optional<Unit> parse_unit(std::string_view name) {
    const auto row = std::ranges::find(units, name, &UnitRow::name);
    if (row == units.end()) return std::nullopt;
    return row->unit;
}

std::string_view name_of(Reason reason) {
    static constexpr std::array<std::string_view, 15> names = {
        "same_day",  "working_day",    "calendar_day", "working_time",  "clock_time",
        "first_day", "late_reception", "after_15",     "after_closing", "closed",
        "weekend",   "holiday",        "closure",      "rolled_on",     "paused"};
    return names.at(static_cast<std::size_t>(reason));
}

bool is_counted(Reason reason) { return reason <= Reason::clock_time; }

std::string_view name_of(DueProblem why) {
    switch (why) {
    case term_not_positive: return "term_not_positive";
    case term_too_long: return "term_too_long";
    case stops_unsound: return "stops_unsound";
    case closed_for_too_long: return "closed_for_too_long";
    }
    return "";
}

}
