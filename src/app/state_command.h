#pragma once
#include <string>

#include "src/app/settings.h"

namespace motcua::app {

/// What stands behind `motcua state`.
struct StateOrder {
    std::string code; ///< of a dossier
    std::string at;   ///< RFC 3339, or a day for its end
};

/// Shows a dossier as it was at a past moment: its entries up to then are applied anew. What was
/// erased since stays erased. The reading is noted in access_log. 0 shown, 1 there was no such
/// dossier then, 2 no moment.
int show_state(const Settings&, const StateOrder&);

}
