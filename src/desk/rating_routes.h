#pragma once
#include "lib/html/templates.h"
#include "src/dossier/dossier.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// Where the citizen says how content they are, or what was said of the newest turn. Officers see
/// sums in the reports; what one person said and wrote, those alone who sign at the agencies of the
/// dossier (who judges is protected: decree 61/2018 art. 27.3).
void show_rating(html::Values& into, web::Visit&, const dossier::Dossier&);

}
