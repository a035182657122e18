#include "src/app/history/work_clock.h"

#include <algorithm>
#include <array>

#include "lib/base/check.h"

namespace motcua::history {

WorkClock::WorkClock(const calendar::OfficeCalendar& calendar, base::Day from, base::Day to)
    : hours_(calendar.hours()) {
    for (const auto& [opens, closes] : hours_.intervals) minutes_a_day_ += (closes - opens).count();
    for (auto day = from; day <= to; day += std::chrono::days{1})
        if (calendar.works(day)) days_.push_back(day);
    base::check(!days_.empty(), "an office works on some day of a history");
}

base::Instant WorkClock::at(std::int64_t minute) const {
    base::check(minute >= 0 && minute < minutes(), "a minute is within the clock's days");
    auto left = minute % minutes_a_day_;
    for (const auto& [opens, closes] : hours_.intervals) {
        const auto length = (closes - opens).count();
        if (left < length)
            return base::from_local(days_[day_of(minute)] + opens + std::chrono::minutes{left});
        left -= length;
    }
    return base::from_local(days_[day_of(minute)]);
}

std::int64_t WorkClock::minute_from(base::Instant moment) const {
    const auto day = base::day_of(moment);
    const auto place = day_from(day);
    if (place == days_.size() || days_[place] != day) return opening(place);
    const auto since = base::to_local(moment) - base::LocalTime(day);
    auto minute = opening(place);
    for (const auto& [opens, closes] : hours_.intervals) {
        if (since <= opens) return minute;
        if (since < closes)
            return minute + std::chrono::ceil<std::chrono::minutes>(since - opens).count();
        minute += (closes - opens).count();
    }
    return minute;
}

std::size_t WorkClock::day_from(base::Day day) const {
    return static_cast<std::size_t>(std::lower_bound(days_.begin(), days_.end(), day) -
                                    days_.begin());
}

std::vector<std::int64_t> day_weights(const std::vector<base::Day>& days) {
    constexpr std::array after_rest{200, 170, 150, 130, 115};
    constexpr std::chrono::days long_rest{7};
    constexpr int ordinary = 100;
    constexpr int monday = 135;
    constexpr int friday = 90;
    std::vector<std::int64_t> weights;
    std::size_t since_rest = after_rest.size();
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (i > 0 && days[i] - days[i - 1] >= long_rest) since_rest = 0;
        const auto weekday = std::chrono::weekday(days[i]);
        auto weight = weekday == std::chrono::Monday   ? monday
                      : weekday == std::chrono::Friday ? friday
                                                       : ordinary;
        if (since_rest < after_rest.size()) weight = weight * after_rest[since_rest++] / ordinary;
        weights.push_back(weight);
    }
    return weights;
}

}
