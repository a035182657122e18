#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::dossier {

/// The API of withdrawal, stop, apology and correction.
web::Routes ending_routes(const House&);

}
