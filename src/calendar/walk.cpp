#include "src/calendar/walk.h"

#include <algorithm>

namespace motcua::calendar {

using namespace std::chrono;
using base::Day;
using base::LocalTime;

Walk::Walk(const TermRun& run, const OfficeCalendar& calendar, std::string_view rule)
    : run_(run), calendar_(calendar), at_(base::to_local(run.from)), due_{.at = run.from,
                                                                          .provisional = false,
                                                                          .skipped = {},
                                                                          .counted_from = run.from,
                                                                          .rule = std::string(rule),
                                                                          .stretches = {}} {}

void Walk::go(LocalTime to, Reason reason) {
    if (to <= at_) return;
    auto& all = due_.stretches;
    if (!all.empty() && all.back().reason == reason)
        all.back().to = base::from_local(to);
    else
        all.push_back({base::from_local(at_), base::from_local(to), reason});
    at_ = to;
}

void Walk::pass(Day day, Reason reason) {
    go(day, Reason::closed);
    leave_out(day, reason);
}

void Walk::leave_out(Day day, Reason reason) {
    due_.skipped.push_back({day, std::string(name_of(reason))});
    go(day + days{1}, reason);
}

Reason Walk::why_off(Day day) const {
    if (calendar_.is_closure(day)) return Reason::closure;
    return calendar_.is_holiday(day) ? Reason::holiday : Reason::weekend;
}

std::optional<Day> Walk::worked_day_from(Day day) {
    for (int closed = 0; closed <= closed_days_max; ++closed, day += days{1}) {
        if (calendar_.works(day)) return day;
        pass(day, why_off(day));
    }
    return std::nullopt;
}

std::optional<Day> Walk::open_day_from(Day day) {
    while (const auto open = worked_day_from(day)) {
        if (!stands_on(*open)) return open;
        pass(*open, Reason::paused);
        day = *open + days{1};
    }
    return std::nullopt;
}

Day Walk::running_day_from(Day day) {
    for (; stands_on(day); day += days{1}) pass(day, Reason::paused);
    return day;
}

bool Walk::stands_in(LocalTime from, LocalTime to) const {
    return std::ranges::any_of(run_.stops, [&](const Stop& stop) {
        return base::to_local(stop.from) < to && base::to_local(stop.to) > from;
    });
}

bool Walk::spend(LocalTime to, Reason reason, microseconds& left) {
    const auto spend_until = [&](LocalTime end) {
        const auto passed = std::min<microseconds>(left, end - at_);
        left -= passed;
        go(at_ + passed, reason);
        return left == microseconds{0};
    };
    for (const auto& stop : run_.stops) {
        const auto begins = base::to_local(stop.from);
        const auto ends = base::to_local(stop.to);
        if (ends <= at_ || begins >= to) continue;
        if (begins > at_ && spend_until(begins)) return true;
        go(std::min(ends, to), Reason::paused);
    }
    return at_ < to && spend_until(to);
}

Due Walk::ended_at(base::Instant at) {
    due_.at = at;
    // Announcements come by the year, so the last day is the first to lack one.
    due_.provisional = !calendar_.announced(base::day_of(at));
    return std::move(due_);
}

}
