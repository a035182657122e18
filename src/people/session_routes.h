#pragma once
#include "src/web/visit.h"

namespace motcua::people {

/// POST and DELETE /api/v1/sessions.
web::Routes session_routes();

}
