#pragma once
#include "src/dossier/filing.h"
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::dossier {

/// POST /api/v1/dossiers
http::Response post_dossier(web::Visit&, const House&);

/// Reads a filing; the JSON pointer of the first member of a wrong kind when it is not one.
base::Result<Filing, std::string> filing_from(const json::Value& body);
/// The same for the member "papers" alone.
base::Result<std::vector<FiledPaper>, std::string> papers_from(const json::Value& body);

}
