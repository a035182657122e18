#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::counter {

/// GET /visits/{visit}/slip: one paper for all dossiers of the visit, each with its code, due date,
/// fees, papers and QR code.
http::Response show_visit_slip(web::Visit&, const dossier::House&);

}
