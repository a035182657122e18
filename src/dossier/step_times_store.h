#pragma once
#include <string>
#include <vector>

#include "src/dossier/dossier_store.h"
#include "src/dossier/step_clock.h"

namespace motcua::dossier {

/// How the steps of an accepted dossier use its term, in its last turn.
struct StepTimes {
    DossierId id;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    std::string process;
    std::int64_t process_revision = 0;
    std::int64_t turn = 0;
    StepTerm term;
    std::vector<StepClock> clocks;
};
/// Of those among these dossiers that were accepted; three statements, however many they are.
std::vector<StepTimes> step_times_of(sql::Session&, const Rulebook&,
                                     const std::vector<std::int64_t>& dossiers, base::Instant now);

}
