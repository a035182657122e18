#pragma once
#include <optional>
#include <vector>

#include "src/dossier/house_routes.h"
#include "src/organisation/agency.h"
#include "src/web/visit.h"

namespace motcua::portal {

/// The newest revision of a procedure; null when there is none.
const catalogue::Procedure* newest_procedure(web::Visit&, const dossier::House&,
                                             const std::string& code);

/// The agencies that receive this procedure today.
std::vector<organisation::Agency> receivers_of(web::Visit&, const catalogue::Procedure&);

/// GET /procedures/{code}: what a procedure is and what it needs.
http::Response show_procedure(web::Visit&, const dossier::House&);

/// The time limit of a variant in words.
/// "2.000 đồng một trang, từ trang thứ 3 là 1.000 đồng, tối đa 200.000 đồng".
std::string price_in_words(const html::Locale&, const catalogue::FeeLine&);
std::string limit_in_words(const html::Locale&, const catalogue::Variant&);
std::string_view name_of(catalogue::Need);

}
