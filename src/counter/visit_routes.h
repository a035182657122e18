#pragma once
#include "src/counter/visit_actions.h"
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::counter {

/// The JSON API of visits at the counter.
web::Routes visit_routes(const dossier::House&);

/// The visit of the address, if this counter officer may see it.
std::optional<CounterVisit> visit_here(web::Visit&);
/// The visit as it is now, described for this officer; the reading is noted.
json::Value opened_visit(web::Visit&, const dossier::House&, const CounterVisit&);

}
