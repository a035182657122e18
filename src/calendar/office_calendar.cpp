#include "src/calendar/office_calendar.h"

#include <algorithm>

#include <fmt/format.h>

#include "lib/base/check.h"

namespace motcua::calendar {

using namespace std::chrono;

namespace {

constexpr minutes whole_day = hours{24};

CalendarLayer layer_of(OfficeHours hours, std::map<base::Day, DayKind>&& exceptions,
                       base::Day announced_until) {
    CalendarLayer layer;
    layer.weeks.push_back(
        {base::Day::min(), std::nullopt, std::nullopt, monday_to_friday, std::move(hours)});
    for (const auto& [day, kind] : exceptions) layer.days.emplace(day, DayException{kind, {}});
    layer.announced_until = announced_until;
    return layer;
}

bool in_season(base::Day day, const std::pair<month_day, month_day>& season) {
    const year_month_day date{day};
    const month_day today{date.month(), date.day()};
    const auto& [first, last] = season;
    if (first <= last) return first <= today && today <= last;
    return first <= today || today <= last;
}

bool is_true_of(const WeekHours& week, base::Day day) {
    if (day < week.from || (week.until && day >= *week.until)) return false;
    return !week.yearly || in_season(day, *week.yearly);
}

}

OfficeCalendar::OfficeCalendar(OfficeHours hours, std::map<base::Day, DayKind> exceptions,
                               base::Day announced_until)
    : OfficeCalendar(
          std::vector{layer_of(std::move(hours), std::move(exceptions), announced_until)}) {}

OfficeCalendar::OfficeCalendar(std::vector<CalendarLayer> layers) {
    base::check(!layers.empty() && !layers.front().weeks.empty() &&
                    layers.front().announced_until.has_value(),
                "the first layer has hours and says what is announced");
    announced_until_ = *layers.front().announced_until;
    for (auto& layer : layers) {
        for (auto& week : layer.weeks) weeks_.push_back(std::move(week));
        for (auto& [day, exception] : layer.days)
            exceptions_.insert_or_assign(day, std::move(exception));
        if (layer.announced_until)
            announced_until_ = std::min(announced_until_, *layer.announced_until);
    }
    for (const auto& week : weeks_)
        base::check(is_sound(week.hours), "office hours are in order and within one day");
    for (const auto& [day, exception] : exceptions_)
        base::check(!exception.hours || is_sound(*exception.hours),
                    "office hours are in order and within one day");
}

const OfficeHours* OfficeCalendar::week_hours(base::Day day, weekday name) const {
    for (auto week = weeks_.rbegin(); week != weeks_.rend(); ++week)
        if (week->weekdays[name.c_encoding()] && is_true_of(*week, day)) return &week->hours;
    return nullptr;
}

const OfficeHours* OfficeCalendar::hours_on(base::Day day) const {
    const auto exception = exceptions_.find(day);
    if (exception == exceptions_.end()) return week_hours(day, weekday{day});
    if (exception->second.kind != DayKind::working) return nullptr;
    if (exception->second.hours) return &*exception->second.hours;
    const auto* as_monday = week_hours(day, Monday);
    return as_monday != nullptr ? as_monday : &hours();
}

std::optional<DayKind> OfficeCalendar::kind_of(base::Day day) const {
    const auto exception = exceptions_.find(day);
    if (exception == exceptions_.end()) return std::nullopt;
    return exception->second.kind;
}

bool OfficeCalendar::is_holiday(base::Day day) const { return kind_of(day) == DayKind::day_off; }

bool OfficeCalendar::is_closure(base::Day day) const { return kind_of(day) == DayKind::closure; }

bool OfficeCalendar::announced(base::Day day) const { return day < announced_until_; }

minutes OfficeCalendar::closing_on(base::Day day) const {
    const auto* of_day = hours_on(day);
    return (of_day != nullptr ? *of_day : hours()).intervals.back().second;
}

base::Instant OfficeCalendar::opening_of(base::Day day) const {
    const auto* of_day = hours_on(day);
    return base::from_local(day + (of_day != nullptr ? *of_day : hours()).intervals.front().first);
}

base::Instant OfficeCalendar::closing_of(base::Day day) const {
    return base::from_local(day + closing_on(day));
}

bool is_sound(const OfficeHours& hours) {
    if (hours.intervals.empty()) return false;
    minutes earliest{0};
    for (const auto& [opens, closes] : hours.intervals) {
        if (opens < earliest || closes <= opens) return false;
        earliest = closes;
    }
    return earliest <= whole_day;
}

std::optional<DayKind> parse_day_kind(std::string_view name) {
    if (name == "day_off") return DayKind::day_off;
    if (name == "working") return DayKind::working;
    if (name == "closure") return DayKind::closure;
    return std::nullopt;
}

std::string time_of_day(minutes time) {
    return fmt::format("{:02}:{:02}", time / hours{1}, time.count() % 60);
}

std::optional<minutes> parse_time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t at : {0U, 1U, 3U, 4U})
        if (text[at] < '0' || text[at] > '9') return std::nullopt;
    const auto two_digits = [&](std::size_t at) {
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
    };
    const minutes time = hours{two_digits(0)} + minutes{two_digits(3)};
    if (two_digits(3) > 59 || time > whole_day) return std::nullopt;
    return time;
}

}
