#pragma once
#include <string>

#include "src/dossier/dossier_actions.h"

namespace motcua::dossier {

bool may_add_time(const Dossier&);
/// The limit gets the time that the procedure's law adds under a condition, each once and before
/// the due date has passed; why it is so goes to the person. By whoever holds the open step.
Outcome add_time(office::Act&, const Rulebook&, const Target&, const std::string& add_on,
                 const std::string& reason);

}
