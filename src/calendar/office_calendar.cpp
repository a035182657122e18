#include "src/calendar/office_calendar.h"

#include "lib/base/check.h"

namespace motcua::calendar {

using namespace std::chrono;

namespace {

constexpr minutes whole_day = hours{24};

}

OfficeCalendar::OfficeCalendar(OfficeHours hours, std::map<base::Day, DayKind> exceptions,
                               base::Day announced_until)
    : hours_(std::move(hours)), exceptions_(std::move(exceptions)),
      announced_until_(announced_until) {
    base::check(is_sound(hours_), "office hours are in order and within one day");
}

bool OfficeCalendar::works(base::Day day) const {
    const auto exception = exceptions_.find(day);
    if (exception != exceptions_.end()) return exception->second == DayKind::working;
    const weekday name{day};
    return name != Saturday && name != Sunday;
}

bool OfficeCalendar::is_holiday(base::Day day) const {
    const auto exception = exceptions_.find(day);
    return exception != exceptions_.end() && exception->second == DayKind::day_off;
}

bool OfficeCalendar::announced(base::Day day) const { return day < announced_until_; }

base::Instant OfficeCalendar::opening_of(base::Day day) const {
    return base::from_local(day + opening());
}

base::Instant OfficeCalendar::closing_of(base::Day day) const {
    return base::from_local(day + closing());
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
    return std::nullopt;
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
