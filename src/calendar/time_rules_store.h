#pragma once
#include <vector>

#include "src/calendar/time_rules.h"
#include "src/office/journal.h"

namespace motcua::calendar {

/// All rules of time are one text, with a row for each era.
inline constexpr std::string_view time_rules_code = "vietnam";

/// The newest revision of the rules; 0 where none was published and those that are built in count.
std::int64_t newest_time_rules(sql::Session&);
/// Of a revision; none at all of revision 0.
std::vector<TimeRules> time_rules_of(sql::Session&, std::int64_t revision);

void apply_rules_publication(office::Applying, const office::Entry&);

}
