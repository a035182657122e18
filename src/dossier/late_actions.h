#pragma once
#include <optional>

#include "src/dossier/dossier_actions.h"

namespace motcua::dossier {

/// Puts what `target.late` says into the entry's body, where it is asked for; the refusal when it
/// says nothing, or what cannot be.
std::optional<Refusal> add_late_cause(office::Act&, const Rulebook&, const Dossier&,
                                      const LateReason&, json::Object& body);

}
