#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "src/calendar/office_calendar.h"

namespace motcua::calendar {

/// How something stands to its due moment, the most urgent first. today: before midnight; one_day,
/// three_days, five_days: not later than the last of so many days on which the office works after
/// today.
enum class Urgency { overdue, today, one_day, three_days, five_days, later };

std::string_view name_of(Urgency);
/// Nothing for "later" too: it is not asked for by name.
std::optional<Urgency> urgency_named(std::string_view);

/// What is due before the first moment is overdue, what is due before the second one today …; what
/// is not due before the last is "later".
using UrgencyEnds = std::array<base::Instant, 5>;
UrgencyEnds urgency_ends(base::Instant now, const OfficeCalendar&);

Urgency urgency_of(base::Instant due, const UrgencyEnds&);
Urgency urgency_of(base::Instant due, base::Instant now, const OfficeCalendar&);

}
