#include "src/desk/desk_routes.h"

namespace motcua::desk {

web::Routes routes(const dossier::House&) { return {}; }

}
