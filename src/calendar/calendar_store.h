#pragma once
#include <string>

#include "src/calendar/calendar_text.h"
#include "src/office/journal.h"

namespace motcua::calendar {

OfficeCalendar get(sql::Session&, const std::string& code, std::int64_t revision);

void apply_publication(office::Applying, const office::Entry&);

}
