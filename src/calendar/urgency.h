#pragma once
#include <string>

#include "src/calendar/office_calendar.h"

namespace motcua::calendar {

/// How a step stands to its due moment: "overdue", "today" (due before midnight), "soon" (due not
/// later than the next day on which the office works) or "later".
std::string urgency_of(base::Instant due, base::Instant now, const OfficeCalendar&);

}
