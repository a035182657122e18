#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "lib/json/value.h"
#include "src/calendar/due.h"
#include "src/calendar/office_calendar.h"

namespace motcua::dossier {

/// A due date as somebody was told it, with what it was reckoned from.
struct Told {
    calendar::TermRun run;
    base::Instant due_at;
    bool provisional = false;
};
/// From a derivation; nothing for one that does not say.
std::optional<Told> told_in(const json::Value& derivation, base::Instant due_at);

/// What becomes of it under other calendars or rules.
enum class Fate {
    stands,      ///< the same moment, as sure as before
    made_firm,   ///< the same moment, no longer provisional
    later,
    earlier,
    over,        ///< it has passed: what was late stays late
    would_be_over, ///< earlier than now: nobody is late by a publication
    no_due_date, ///< no calendar reaches that far
};
std::string_view name_of(Fate);
/// Whether the register has to say something new.
bool changes_something(Fate);

struct Reckoned {
    Fate fate;
    std::optional<calendar::Due> due; ///< where something changes
};
Reckoned reckon_anew(const Told&, const calendar::OfficeCalendar&,
                     const std::vector<calendar::TimeRules>&, base::Instant now);

}
