#include "src/calendar/working_time.h"

#include <algorithm>

namespace motcua::calendar {
namespace {

/// A longer way than this is no dossier's: years of days would be walked for one bad row.
constexpr std::chrono::days days_max{3'660};

/// What is open of [from, to), piece by piece, until `take` says that it has enough.
template <class Take>
void each_open(base::Instant from, base::Instant to, const OfficeCalendar& calendar, Take take) {
    const auto last = std::min(base::day_of(to), base::day_of(from) + days_max);
    for (auto day = base::day_of(from); day <= last; day += std::chrono::days{1}) {
        const auto* hours = calendar.hours_on(day);
        if (hours == nullptr) continue;
        for (const auto& [opens, closes] : hours->intervals) {
            const auto begin = std::max(from, base::from_local(day + opens));
            const auto end = std::min(to, base::from_local(day + closes));
            if (begin < end && !take(begin, end)) return;
        }
    }
}

}

std::chrono::microseconds working_time(base::Instant from, base::Instant to,
                                       const OfficeCalendar& calendar) {
    std::chrono::microseconds sum{0};
    each_open(from, to, calendar, [&](base::Instant begin, base::Instant end) {
        sum += end - begin;
        return true;
    });
    return sum;
}

base::Instant after_working_time(base::Instant from, std::chrono::microseconds length,
                                 base::Instant latest, const OfficeCalendar& calendar) {
    if (length <= std::chrono::microseconds{0}) return std::min(from, latest);
    auto at = latest;
    each_open(from, latest, calendar, [&](base::Instant begin, base::Instant end) {
        if (end - begin < length) {
            length -= end - begin;
            return true;
        }
        at = begin + length;
        return false;
    });
    return at;
}

}
