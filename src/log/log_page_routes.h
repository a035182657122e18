#pragma once
#include "src/log/house_routes.h"
#include "src/web/visit.h"

namespace motcua::log {

/// The log for people: what it is, its heads and witnesses, a kept head held against it, and the
/// place of an entry. It tells nothing of an entry that the API does not tell everybody.
web::Routes log_page_routes(const House&);

}
