#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::dossier {

/// What is needed to check the dossier's first entries above a version without us: format, dossier,
/// key, checkpoint, entries[{text,index,proof}], next (docs/log.md). `text` holds no personal data.
json::Object proof_bundle(web::Visit&, const House&, const Dossier&, office::Version after,
                          std::int64_t limit);

/// GET /api/v1/dossiers/{code}/proof
http::Response get_proof(web::Visit&, const House&);

}
