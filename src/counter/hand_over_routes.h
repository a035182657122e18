#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::counter {

/// The JSON API of hand-over lists, and of what is to be handed over, is missing or was not
/// returned.
web::Routes hand_over_routes(const dossier::House&);
/// Their pages; a list is printed for both signatures.
web::Routes hand_over_page_routes(const dossier::House&);

}
