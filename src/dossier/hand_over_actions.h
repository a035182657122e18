#pragma once
#include <string>
#include <vector>

#include "src/dossier/dossier_actions.h"
#include "src/dossier/hand_over_store.h"

namespace motcua::dossier {

/// What is handed over; no dossiers named: everything that `from` has and that is wanted at `to`.
struct Giving {
    Keeper from;
    Keeper to;
    std::vector<std::string> dossiers; ///< by code
};

/// One sub-unit gives originals, which are on their way from then on. A list of its own stream.
Outcome hand_over(office::Act&, const Giving&);

/// The other side has counted: `received` by line, or `all`. What is left is missing, until it is
/// found and the same list is confirmed once more.
struct Counting {
    std::string code;
    Expected expected;
    bool all = false;
    std::vector<std::int64_t> received;
};
Outcome confirm_hand_over(office::Act&, const Counting&);

}
