#include "src/portal/portal_routes.h"

namespace motcua::portal {

web::Routes routes(const dossier::House&) { return {}; }

}
