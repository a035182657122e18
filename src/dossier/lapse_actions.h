#pragma once
#include <functional>
#include <string>

#include "src/dossier/dossier_actions.h"

namespace motcua::dossier {

/// Why a dossier ends whose supplement never came, as the person reads it: from the day until
/// which it could come, 2026-12-08.
using LapseReason = std::function<std::string(const std::string& day)>;

/// Queues the one reminder of a supplement; false when it was brought, or reminded of by another
/// process, meanwhile.
base::Result<bool, Refusal> remind_of_supplement(office::Act&, const std::string& code);

/// The program itself ends a dossier whose supplement never came: it is stopped, or rejected where
/// it was asked for before the acceptance. Refused when it was brought, or ended, meanwhile.
/// Originals stay where they are until a counter gives them back.
Outcome end_lapsed(office::Act&, const std::string& code, const LapseReason&);

}
