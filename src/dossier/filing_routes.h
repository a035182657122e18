#pragma once
#include "src/dossier/filing.h"
#include "src/dossier/house_routes.h"
#include "src/web/json_door.h"

namespace motcua::dossier {

/// POST /api/v1/dossiers
http::Response post_dossier(web::Visit&, const House&);

/// A person as a body names them.
Party party_in(const web::Reader&);
Filing filing_from(const web::Reader&);
/// The member "papers" of a filing or a supplement.
std::vector<FiledPaper> papers_from(const web::Reader&);

}
