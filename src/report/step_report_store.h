#pragma once
#include <string>
#include <vector>

#include "src/dossier/dossier_store.h"
#include "src/office/actor.h"

namespace motcua::report {

/// A step of a procedure, over the dossiers that were read: how often it used more than its share
/// of the limit, and how much. Minutes are working time.
struct StepUse {
    std::string procedure;
    std::int64_t procedure_revision = 0; ///< one of those read, which name procedure and step
    std::string process;
    std::int64_t process_revision = 0;
    std::string step;
    std::int64_t dossiers = 0;
    std::int64_t over = 0;
    std::int64_t most = 0; ///< of these it used most beyond its share
    std::int64_t share_minutes = 0; ///< on average
    std::int64_t used_minutes = 0;  ///< on average
    std::int64_t over_minutes = 0;  ///< in all
};
struct StepUses {
    std::vector<StepUse> steps; ///< what cost most time beyond its share first
    std::int64_t dossiers = 0;  ///< that were read
    bool cut = false;           ///< there were more than are read at a time
};
/// So many dossiers are read at most: those that are open, then those that ended last.
inline constexpr std::int64_t dossiers_read_max = 2'000;
constexpr std::int64_t days_read = 30;
/// Of dossiers settled at the scope's agencies that are open, or ended in the last `days_read`.
StepUses count_step_uses(sql::Session&, const office::Scope&, const dossier::Rulebook&,
                         const std::string& agency, base::Instant now);

}
