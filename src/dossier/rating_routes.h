#pragma once
#include "src/dossier/rating.h"
#include "src/web/visit.h"

namespace motcua::dossier {

/// What somebody may say of a dossier, and said, for the API.
web::Routes rating_routes();

}
