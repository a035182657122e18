#pragma once
#include <string>

#include "src/app/history/dice.h"
#include "src/app/history/plan.h"

namespace motcua::history {

/// What an officer or a citizen of the demo writes with that deed; "" where nothing is written.
std::string words_for(Deed, Dice&);
/// Why it is late, as dossier::delay_causes.
std::string delay_cause(Dice&);

}
