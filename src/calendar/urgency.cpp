#include "src/calendar/urgency.h"

#include "src/calendar/due.h"

namespace motcua::calendar {
namespace {

base::Day next_working_day(base::Day after, const OfficeCalendar& calendar) {
    constexpr std::chrono::days one{1};
    auto day = after + one;
    const auto last = after + one * closed_days_max;
    while (!calendar.works(day) && day < last) day += one;
    return day;
}

}

std::string urgency_of(base::Instant due, base::Instant now,
                       const OfficeCalendar& calendar) {
    const auto today = base::day_of(now);
    const auto day = base::day_of(due);
    if (due < now) return "overdue";
    if (day == today) return "today";
    return day <= next_working_day(today, calendar) ? "soon" : "later";
}

}
