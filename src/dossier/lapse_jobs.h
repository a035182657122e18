#pragma once
#include <cstdint>

#include "src/dossier/lapse_actions.h"
#include "src/office/office.h"

namespace motcua::dossier {

struct Lapsed {
    std::int64_t reminded = 0;
    std::int64_t ended = 0;
};
/// Ends dossiers whose supplement never came, and reminds once of those that still may; at most a
/// hundred of each at a time: it runs again in some seconds. Any number of processes may.
Lapsed follow_supplements(office::Office&, const LapseReason&);

}
