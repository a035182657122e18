#pragma once
#include "src/dossier/dossier_actions.h"
#include "src/web/json_door.h"

namespace motcua::dossier {

/// What the one who acts says of a dossier that is late: member `late` of a body, or fields of a
/// page.
LateReason late_in(const web::Reader&);
LateReason late_of_page(const web::Visit&);

}
