#pragma once
#include <chrono>

#include "src/calendar/office_calendar.h"

namespace motcua::calendar {

/// How long the office is open in [from, to); nought where that is empty.
std::chrono::microseconds working_time(base::Instant from, base::Instant to, const OfficeCalendar&);

/// The moment at which the office has been open for so long since `from`, not later than `latest`.
base::Instant after_working_time(base::Instant from, std::chrono::microseconds,
                                 base::Instant latest, const OfficeCalendar&);

}
