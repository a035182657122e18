#pragma once
#include "src/web/visit.h"

namespace motcua::dossier {

/// GET /api/v1/reminders: what an officer was reminded of and is still to be done.
web::Routes reminder_routes();

}
