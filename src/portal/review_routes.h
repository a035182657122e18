#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::portal {

/// GET /procedures/{code}/review: everything once more before it is filed.
http::Response get_review(web::Visit&, const dossier::House&);
/// POST: files the draft that was reviewed.
http::Response post_review(web::Visit&, const dossier::House&);
/// POST /procedures/{code}/draft/removal
http::Response post_draft_removal(web::Visit&, const dossier::House&);

}
