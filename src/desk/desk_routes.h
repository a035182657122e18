#pragma once
#include "src/dossier/house.h"
#include "src/web/visit.h"

namespace motcua::desk {

web::Routes routes(const dossier::House&);

}
