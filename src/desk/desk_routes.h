#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// The pages of those who work on dossiers: tasks, the dossier with its acts, its files and slip.
/// Whoever filed a dossier sees its page too. The house must outlive them.
web::Routes routes(const dossier::House&);

}
