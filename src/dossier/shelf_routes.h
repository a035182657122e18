#pragma once
#include "src/web/visit.h"

namespace motcua::dossier {

/// GET /api/v1/shelf: how many results wait to be collected, and how long.
web::Routes shelf_routes();

}
