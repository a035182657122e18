#pragma once
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/time.h"

namespace motcua::calendar {

/// A holiday or a day exchanged for another, a day worked, a day on which this office is closed.
enum class DayKind { day_off, working, closure };

std::optional<DayKind> parse_day_kind(std::string_view);
/// "07:30" as the time since midnight; "24:00" is allowed, as the end of an interval.
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view);

/// As it is written: "07:30".
std::string time_of_day(std::chrono::minutes);

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

/// What one day is, against the week. Hours are those of this day alone, as of a half day.
struct DayException {
    DayKind kind;
    std::optional<OfficeHours> hours;
};

/// Hours of some days of the week from a day on. `until` is the first day after; `yearly` keeps
/// them to a season, first and last day included, which may go over the turn of the year.
struct WeekHours {
    base::Day from;
    std::optional<base::Day> until;
    std::optional<std::pair<std::chrono::month_day, std::chrono::month_day>> yearly;
    std::array<bool, 7> weekdays; ///< from Sunday on
    OfficeHours hours;
};

/// Sunday to Saturday: those that offices work.
inline constexpr std::array<bool, 7> monday_to_friday{false, true, true, true, true, true, false};

/// What one authority says of the days: the nation, the province or the agency.
struct CalendarLayer {
    std::vector<WeekHours> weeks;
    std::map<base::Day, DayException> days;
    /// Days from here on are not announced; nothing where the layer has no say in it.
    std::optional<base::Day> announced_until;
};

/// Which days an office works and when. Monday to Friday work unless an exception says otherwise:
/// a holiday, or a Saturday worked in exchange for another day.
class OfficeCalendar {
  public:
    /// Days from `announced_until` on are not announced: what falls there may still move.
    OfficeCalendar(OfficeHours hours, std::map<base::Day, DayKind> exceptions,
                   base::Day announced_until);
    /// From the nation down: what a later layer says of a day or of a weekday's hours stands
    /// instead of what earlier ones say. The first layer has hours and says what is announced.
    explicit OfficeCalendar(std::vector<CalendarLayer> layers);

    bool works(base::Day day) const { return hours_on(day) != nullptr; }
    /// Null on a day without work. A day worked in exchange has the hours of a Monday, unless it
    /// has its own.
    const OfficeHours* hours_on(base::Day) const;
    /// A day off by name, as against a plain Saturday or Sunday.
    bool is_holiday(base::Day) const;
    /// Closed by the office's own word.
    bool is_closure(base::Day) const;
    bool announced(base::Day) const;

    /// The ordinary ones: those of the first layer.
    const OfficeHours& hours() const { return weeks_.front().hours; }
    std::chrono::minutes opening() const { return hours().intervals.front().first; }
    std::chrono::minutes closing() const { return hours().intervals.back().second; }
    /// Of that day, or the ordinary ones where it is off.
    std::chrono::minutes closing_on(base::Day) const;
    base::Instant opening_of(base::Day) const;
    base::Instant closing_of(base::Day) const;

  private:
    const OfficeHours* week_hours(base::Day, std::chrono::weekday) const;
    std::optional<DayKind> kind_of(base::Day) const;

    std::vector<WeekHours> weeks_; ///< the last that is true of a day counts
    std::map<base::Day, DayException> exceptions_;
    base::Day announced_until_;
};

}
