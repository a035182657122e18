#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/calendar/due.h"
#include "src/dossier/dossier.h"
#include "src/process/process.h"

namespace motcua::dossier {

/// What the steps of a dossier divide among themselves: the working time from the moment at which
/// its clock began, or began anew, until the moment that was promised.
struct StepTerm {
    base::Instant from;
    base::Instant promised; ///< an apology with a new date gives no step a larger share
    base::Instant due;      ///< as it stands now: no step's own moment lies behind it
    std::optional<base::Instant> ended;
    std::vector<calendar::Stop> waits = {}; ///< while the citizen had to act, in order
};

/// Working hours by step, as the province has decided; they come before the process' percentages.
using StepHours = std::map<std::string, std::int64_t>;

/// A step's part of the term. A step that was opened several times has one share for all of them.
struct StepClock {
    std::int64_t sequence = 0;
    std::string code;
    std::string agency;
    std::string sub_unit;
    /// Nothing where neither decision nor process gives it any.
    std::optional<std::chrono::microseconds> share;
    /// Working time of the term that was used while the step was open, this time and before.
    std::chrono::microseconds used{0};
    /// When the share is used up; nothing of what was over before the clock began.
    std::optional<base::Instant> due_at;

    std::chrono::microseconds over() const; ///< beyond the share; not below nought
};

/// Each opened step in its order. The share is counted from the opening, so who gets a dossier late
/// is not blamed for it; but nobody's moment lies behind that of the dossier, so what earlier steps
/// have eaten is gone. Percentages count as parts of their sum, whatever that is; beside hours they
/// divide what those leave.
std::vector<StepClock> step_clocks(const StepTerm&, const process::Process&, const StepHours&,
                                   const std::vector<Step>&, const calendar::OfficeCalendar&,
                                   base::Instant now);

/// The step that used most beyond its share; of two the earlier one. Null when none did.
const StepClock* eater_of(const std::vector<StepClock>&);

}
