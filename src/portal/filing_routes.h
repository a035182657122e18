#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::portal {

/// GET /procedures/{code}/filing: an empty form, the owner filled in where it is known.
http::Response get_filing(web::Visit&, const dossier::House&);
/// POST /procedures/{code}/filing: files the dossier, or shows the form again with its faults.
http::Response post_filing(web::Visit&, const dossier::House&);

}
