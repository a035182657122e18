#pragma once
#include "src/catalogue/finder_store.h"
#include "src/web/visit.h"

namespace motcua::catalogue {

/// GET /api/v1/procedures and GET /api/v1/procedures/{code}. The finder must outlive them.
web::Routes procedure_routes(CurrentFinder&);

}
