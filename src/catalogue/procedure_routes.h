#pragma once
#include "src/web/visit.h"

namespace motcua::catalogue {

/// GET /api/v1/procedures and GET /api/v1/procedures/{code}.
web::Routes procedure_routes();

}
