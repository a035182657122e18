#pragma once
#include <optional>

#include "src/calendar/due.h"
#include "src/catalogue/procedure.h"

namespace motcua::dossier {

/// Until when a supplement that is asked for now is to come, and when it is reminded of.
struct SupplementDue {
    calendar::Due due;
    std::optional<base::Instant> remind_at; ///< nothing where the rule reminds nobody
};
/// Nothing where the calendar reaches no due moment.
std::optional<SupplementDue> supplement_due(const catalogue::SupplementRule&,
                                            base::Instant asked_at,
                                            const calendar::OfficeCalendar&,
                                            const calendar::TimeRules&);

/// What is due on a day may come until its midnight (Civil Code art. 148.6, recalled), however
/// early the office closes: the first moment of the next day.
base::Instant lapses_at(base::Instant due_at);

}
