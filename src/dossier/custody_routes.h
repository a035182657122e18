#pragma once
#include "src/dossier/handing.h"
#include "src/dossier/house_routes.h"
#include "src/web/json_door.h"

namespace motcua::dossier {

/// POST /api/v1/dossiers/{code}/originals-return
web::Routes custody_routes(const House&);

/// The members of a body that say what goes back ("originals": papers, all_here, way, recipient)
/// and who collects ("collector", "authority").
Returning returning_in(const web::Reader&);
Handing handing_in(const web::Reader&);

/// The same as fields of a page: return.PAPER ticked, return_way, recipient; collector,
/// authority_kind, authority_number, authority_day.
Returning returning_of_page(const web::Visit&);
Handing handing_of_page(const web::Visit&);

}
