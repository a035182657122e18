#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/time.h"

namespace motcua::calendar {

enum class DayKind { day_off, working };

std::optional<DayKind> parse_day_kind(std::string_view);
/// "07:30" as the time since midnight; "24:00" is allowed, as the end of an interval.
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view);

/// When the office is open on a working day: [opens, closes) since local midnight.
struct OfficeHours {
    using Interval = std::pair<std::chrono::minutes, std::chrono::minutes>;
    std::vector<Interval> intervals = {
        {std::chrono::minutes{7 * 60 + 30}, std::chrono::minutes{11 * 60 + 30}},
        {std::chrono::minutes{13 * 60 + 30}, std::chrono::minutes{17 * 60}},
    };
};

/// At least one interval, none empty, in order, without overlap, within one day.
/// Whoever reads hours from outside asks this before making a calendar of them.
bool is_sound(const OfficeHours&);

/// Which days an office works and when. Monday to Friday work unless an exception says otherwise:
/// a holiday, or a Saturday worked in exchange for another day.
class OfficeCalendar {
  public:
    /// Days from `announced_until` on are not announced: what falls there may still move.
    OfficeCalendar(OfficeHours hours, std::map<base::Day, DayKind> exceptions,
                   base::Day announced_until);

    bool works(base::Day) const;
    /// A day off by name, as against a plain Saturday or Sunday.
    bool is_holiday(base::Day) const;
    bool announced(base::Day) const;

    const OfficeHours& hours() const { return hours_; }
    std::chrono::minutes opening() const { return hours_.intervals.front().first; }
    std::chrono::minutes closing() const { return hours_.intervals.back().second; }
    base::Instant opening_of(base::Day) const;
    base::Instant closing_of(base::Day) const;

  private:
    OfficeHours hours_;
    std::map<base::Day, DayKind> exceptions_;
    base::Day announced_until_;
};

}
