#include "src/calendar/due.h"

#include <algorithm>
#include <array>

namespace motcua::calendar {
namespace {

using namespace std::chrono;
using base::Day;
using base::Instant;
using base::problem;
using enum DueProblem;

/// From this time on a same-day result may wait for the next working day.
constexpr minutes late_from = hours{15};

struct UnitRow {
    Unit unit;
    std::string_view name;
    std::int64_t length_max;
};
constexpr std::array<UnitRow, 6> units = {{
    {Unit::same_day, "same_day", 1},
    {Unit::working_days, "working_days", 2'500},
    {Unit::calendar_days, "calendar_days", 3'660},
    {Unit::working_hours, "working_hours", 20'000},
    {Unit::clock_hours, "clock_hours", 24 * 3'660},
    {Unit::months, "months", 120},
}};

const UnitRow& row_of(Unit unit) { return units.at(static_cast<std::size_t>(unit)); }

using Answer = base::Result<Due, DueProblem>;

Due begin(Instant from, std::string_view rule) {
    return {.at = from,
            .provisional = false,
            .skipped = {},
            .counted_from = from,
            .rule = std::string(rule)};
}

/// The first working day from `day` on; the days off before it are noted. Nothing when the office
/// stays closed longer than any real office does.
std::optional<Day> open_day_from(Day day, const OfficeCalendar& calendar, Due& due) {
    for (int closed = 0; closed <= closed_days_max; ++closed, day += days{1}) {
        if (calendar.works(day)) return day;
        due.skipped.push_back({day, calendar.is_holiday(day) ? "holiday" : "weekend"});
    }
    return std::nullopt;
}

Due ended_at(Due due, Instant at, const OfficeCalendar& calendar) {
    due.at = at;
    // Announcements come by the year, so the last day is the first to lack one.
    due.provisional = !calendar.announced(base::day_of(at));
    return due;
}

Answer on_the_same_day(Instant from, const OfficeCalendar& calendar) {
    const Day received = base::day_of(from);
    const auto time = base::to_local(from) - received;
    const bool working = calendar.works(received);
    const bool closed = !working || time >= calendar.closing();
    if (!closed && time < late_from)
        return ended_at(begin(from, "same_day_before_15"), calendar.closing_of(received), calendar);

    Due due = begin(from, closed ? "same_day_when_closed" : "same_day_after_15");
    if (working) due.skipped.push_back({received, closed ? "after_closing" : "after_15"});
    const auto day = open_day_from(working ? received + days{1} : received, calendar, due);
    if (!day) return problem(closed_for_too_long);
    if (closed) due.counted_from = calendar.opening_of(*day);
    return ended_at(std::move(due), calendar.closing_of(*day), calendar);
}

Answer in_working_days(Instant from, std::int64_t length, const OfficeCalendar& calendar) {
    Due due = begin(from, name_of(Unit::working_days));
    Day day = base::day_of(from);
    due.skipped.push_back({day, "first_day"});
    for (std::int64_t counted = 0; counted < length; ++counted) {
        const auto open = open_day_from(day + days{1}, calendar, due);
        if (!open) return problem(closed_for_too_long);
        day = *open;
    }
    return ended_at(std::move(due), calendar.closing_of(day), calendar);
}

/// A term that runs through days off: only its last day must be one on which the office works.
Answer until(Day last, Due due, const OfficeCalendar& calendar) {
    due.skipped.push_back({base::day_of(due.counted_from), "first_day"});
    const auto open = open_day_from(last, calendar, due);
    if (!open) return problem(closed_for_too_long);
    return ended_at(std::move(due), calendar.closing_of(*open), calendar);
}

Day months_after(Day day, std::int64_t length) {
    const year_month_day date{day};
    const auto month = year_month{date.year(), date.month()} + months{length};
    const year_month_day same_date{month.year(), month.month(), date.day()};
    if (same_date.ok()) return Day{same_date};
    return Day{year_month_day_last{month.year(), month_day_last{month.month()}}};
}

Answer in_working_hours(Instant from, std::int64_t length, const OfficeCalendar& calendar) {
    Due due = begin(from, name_of(Unit::working_hours));
    const auto received = base::to_local(from);
    microseconds left = hours{length};
    bool started = false;
    Day day = base::day_of(from);
    if (calendar.works(day) && received >= day + calendar.closing()) {
        due.skipped.push_back({day, "after_closing"});
        day += days{1};
    }
    while (true) {
        const auto open = open_day_from(day, calendar, due);
        if (!open) return problem(closed_for_too_long);
        for (const auto& [opens, closes] : calendar.hours().intervals) {
            const auto start = std::max<base::LocalTime>(received, *open + opens);
            const base::LocalTime end = *open + closes;
            if (start >= end) continue;
            if (!started) due.counted_from = base::from_local(start);
            started = true;
            if (left <= end - start)
                return ended_at(std::move(due), base::from_local(start + left), calendar);
            left -= end - start;
        }
        day = *open + days{1};
    }
}

}

Answer due(Instant from, Term term, const OfficeCalendar& calendar) {
    if (term.unit == Unit::same_day) return on_the_same_day(from, calendar);
    if (term.length <= 0) return problem(term_not_positive);
    if (term.length > length_max(term.unit)) return problem(term_too_long);

    const Day received = base::day_of(from);
    Due counted = begin(from, name_of(term.unit));
    switch (term.unit) {
    case Unit::same_day: break;
    case Unit::working_days: return in_working_days(from, term.length, calendar);
    case Unit::calendar_days:
        return until(received + days{term.length}, std::move(counted), calendar);
    case Unit::months:
        return until(months_after(received, term.length), std::move(counted), calendar);
    case Unit::working_hours: return in_working_hours(from, term.length, calendar);
    case Unit::clock_hours:
        // No day off can move it, so no announcement can either.
        counted.at = from + hours{term.length};
        break;
    }
    return counted;
}

std::int64_t length_max(Unit unit) { return row_of(unit).length_max; }

std::string_view name_of(Unit unit) { return row_of(unit).name; }

std::optional<Unit> parse_unit(std::string_view name) {
    const auto row = std::ranges::find(units, name, &UnitRow::name);
    if (row == units.end()) return std::nullopt;
    return row->unit;
}

std::string_view name_of(DueProblem why) {
    switch (why) {
    case term_not_positive: return "term_not_positive";
    case term_too_long: return "term_too_long";
    case closed_for_too_long: return "closed_for_too_long";
    }
    return "";
}

}
