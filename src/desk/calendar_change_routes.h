#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// Where an administrator proposes what an agency's calendar should say, sees which due dates would
/// move, and publishes it; as pages and for programs.
web::Routes calendar_change_routes();

}
