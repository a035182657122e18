#pragma once
#include <array>
#include <string>

#include "src/dossier/outcome_actions.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// Why the personal part of a dossier is destroyed: the time for which it had to be kept is over,
/// or somebody entitled to has ordered it.
inline constexpr std::array erasure_causes{"retention_over", "ordered"};
struct Erasure {
    std::string cause;
    std::string decision; ///< the number of the paper that orders it; stays readable for ever
};
inline constexpr std::size_t decision_bytes_max = 60;

/// Destroys what a dossier that has ended says of people: keys, salts and texts of its secrets, of
/// its ratings' and of visits that brought nothing else; finding aids; files that stand in no other
/// dossier. Entries, places in the log, states and counts stay. For administrators and the program.
Outcome erase(office::Act&, const std::string& code, const Erasure&);

}
