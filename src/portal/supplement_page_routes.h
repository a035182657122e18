#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::portal {

/// GET /dossiers/{code}/supplement: what was asked for, and the answers as they stand, to be put
/// right by the person who filed or by the counter.
http::Response get_supplement(web::Visit&, const dossier::House&);
/// POST: all of it in one act; what was typed comes back when something is wrong.
http::Response post_supplement(web::Visit&, const dossier::House&);

}
