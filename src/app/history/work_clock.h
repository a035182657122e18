#pragma once
#include <cstdint>
#include <vector>

#include "src/calendar/office_calendar.h"

namespace motcua::history {

/// The minutes during which an office is open, counted through from one day to another: so that
/// what happens there can be planned as numbers, and nothing falls on a day off.
class WorkClock {
  public:
    /// Both days are within it, when they are worked.
    WorkClock(const calendar::OfficeCalendar&, base::Day from, base::Day to);

    const std::vector<base::Day>& days() const { return days_; }
    std::int64_t minutes_a_day() const { return minutes_a_day_; }
    std::int64_t minutes() const {
        return static_cast<std::int64_t>(days_.size()) * minutes_a_day_;
    }
    /// When that minute begins.
    base::Instant at(std::int64_t minute) const;
    /// The first minute that begins at that moment or later.
    std::int64_t minute_from(base::Instant) const;
    /// The last minute that is over by then.
    std::int64_t minute_until(base::Instant moment) const { return minute_from(moment) - 1; }
    /// The first minute of a worked day by its place in days().
    std::int64_t opening(std::size_t day) const {
        return static_cast<std::int64_t>(day) * minutes_a_day_;
    }
    std::size_t day_of(std::int64_t minute) const {
        return static_cast<std::size_t>(minute / minutes_a_day_);
    }
    /// The place of the first worked day that is this one or later.
    std::size_t day_from(base::Day) const;

  private:
    calendar::OfficeHours hours_;
    std::int64_t minutes_a_day_ = 0;
    std::vector<base::Day> days_;
};

/// How many dossiers come on a worked day, against an ordinary Wednesday's hundred: more on
/// Mondays, and more in the week after a long rest such as Tết.
std::vector<std::int64_t> day_weights(const std::vector<base::Day>& days);

}
