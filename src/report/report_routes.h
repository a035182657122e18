#pragma once
#include "src/report/asked_routes.h"

namespace motcua::report {

/// Register and reports as pages, files (?format=csv, ?format=xlsx) and JSON. The house must
/// outlive them.
web::Routes routes(const dossier::House&);

/// What was received at a counter, who brought it and what became of it: read by its own officers
/// only, and each reading is noted.
http::Response get_register(web::Visit&, const dossier::House&);
http::Response get_overdue(web::Visit&, const dossier::House&);
http::Response get_coverage(web::Visit&, const dossier::House&);
/// The dossiers behind a cell: `figure`, or `sent` and `why`.
http::Response get_dossiers(web::Visit&, const dossier::House&);

/// The agencies that somebody may choose among.
std::vector<std::pair<std::string, std::string>>
named_agencies(Names&, const std::vector<std::string>& codes);

}
