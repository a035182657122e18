#pragma once
#include <optional>
#include <string_view>

#include "src/calendar/due.h"

namespace motcua::calendar {

/// The way from a reception to its due moment, noted as it is gone.
class Walk {
  public:
    Walk(const TermRun&, const OfficeCalendar&, std::string_view rule);

    base::LocalTime at() const { return at_; }
    /// On to this moment, unless it is past, for this reason.
    void go(base::LocalTime to, Reason);
    /// Over a whole day or what is left of it; it is named among the days passed over.
    void pass(base::Day, Reason);
    /// As pass, for the day on which it begins.
    void leave_out(base::Day, Reason);
    /// From this day on, over days off, to one that is worked. Nothing when the office stays closed
    /// longer than any real office does.
    std::optional<base::Day> worked_day_from(base::Day);
    /// As above, and over days on which the clock stands.
    std::optional<base::Day> open_day_from(base::Day);
    /// From this day on, over days on which the clock stands.
    base::Day running_day_from(base::Day);
    /// Until `to`, as long as the clock runs and something is left; true when nothing is.
    bool spend(base::LocalTime to, Reason, std::chrono::microseconds& left);
    /// Whether the clock stands at any moment of [from, to).
    bool stands_in(base::LocalTime from, base::LocalTime to) const;

    void begin_counting(base::LocalTime at) { due_.counted_from = base::from_local(at); }
    Due ended_at(base::Instant);
    const OfficeCalendar& calendar() const { return calendar_; }

  private:
    Reason why_off(base::Day) const;
    bool stands_on(base::Day day) const { return stands_in(day, day + std::chrono::days{1}); }

    const TermRun& run_;
    const OfficeCalendar& calendar_;
    base::LocalTime at_;
    Due due_;
};

}
