#pragma once
#include "src/catalogue/finder_store.h"
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::portal {

/// The pages of citizens: catalogue, filing, look-up, own dossiers, signing in and out. The house
/// and the finder must outlive them.
web::Routes routes(const dossier::House&, catalogue::CurrentFinder&);

}
