#pragma once
#include <vector>

#include "lib/json/value.h"
#include "src/calendar/office_calendar.h"

namespace motcua::calendar {

/// So much is read of one layer, and so many layers make a calendar.
inline constexpr std::size_t layer_days_max = 5'000;
inline constexpr std::size_t layer_weeks_max = 100;
inline constexpr std::size_t layers_max = 8;

/// Reads one layer's text (data/calendars/README.md); throws std::runtime_error naming what is
/// wrong.
CalendarLayer layer_from(const json::Value& text);

/// A calendar of one text (data/calendars/vietnam.json), or of several from the nation down.
OfficeCalendar calendar_from(const json::Value& text);
OfficeCalendar calendar_from(const std::vector<json::Value>& texts);

}
