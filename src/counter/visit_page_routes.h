#pragma once
#include "src/catalogue/finder_store.h"
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::counter {

/// Pages of visits at the counter: the open ones, one with its dossiers and acts, its slip.
web::Routes visit_page_routes(const dossier::House&, catalogue::CurrentFinder&);

}
