#pragma once
#include <string>

#include "src/calendar/office_calendar.h"
#include "src/office/journal.h"

namespace motcua::calendar {

/// Reads a calendar's text (data/calendars); throws std::runtime_error naming what is wrong.
OfficeCalendar calendar_from(const json::Value& text);

OfficeCalendar get(sql::Session&, const std::string& code, std::int64_t revision);

void apply_publication(office::Applying, const office::Entry&);

}
