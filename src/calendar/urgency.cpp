#include "src/calendar/urgency.h"

#include <algorithm>

#include "src/calendar/due.h"

namespace motcua::calendar {
namespace {

constexpr std::chrono::days one{1};

constexpr std::array<std::string_view, 6> names{"overdue",    "today",     "one_day",
                                                "three_days", "five_days", "later"};

/// Ends its search where the office never opens.
base::Day next_working_day(base::Day after, const OfficeCalendar& calendar) {
    auto day = after + one;
    const auto last = after + one * closed_days_max;
    while (!calendar.works(day) && day < last) day += one;
    return day;
}

base::Instant end_of(base::Day day) { return base::from_local(day + one); }

}

std::string_view name_of(Urgency urgency) { return names[static_cast<std::size_t>(urgency)]; }

std::optional<Urgency> urgency_named(std::string_view name) {
    const auto* const last = names.end() - 1;
    const auto* const found = std::find(names.begin(), last, name);
    if (found == last) return std::nullopt;
    return static_cast<Urgency>(found - names.begin());
}

UrgencyEnds urgency_ends(base::Instant now, const OfficeCalendar& calendar) {
    constexpr std::size_t working_days_max = 5;
    auto day = base::day_of(now);
    UrgencyEnds ends{now, end_of(day)};
    for (std::size_t ahead = 1, next = 2; ahead <= working_days_max; ++ahead) {
        day = next_working_day(day, calendar);
        if (ahead == 1 || ahead == 3 || ahead == working_days_max) ends[next++] = end_of(day);
    }
    return ends;
}

Urgency urgency_of(base::Instant due, const UrgencyEnds& ends) {
    return static_cast<Urgency>(std::upper_bound(ends.begin(), ends.end(), due) - ends.begin());
}

Urgency urgency_of(base::Instant due, base::Instant now, const OfficeCalendar& calendar) {
    return urgency_of(due, urgency_ends(now, calendar));
}

}
