#pragma once
#include "src/log/house_routes.h"
#include "src/web/visit.h"

namespace motcua::log {

/// The log for everybody: heads, keys, proofs, witnesses, the pages that show them, and this
/// program as a witness of other logs (docs/log.md).
web::Routes log_routes(const House&);

}
