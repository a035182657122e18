#pragma once
#include "src/dossier/house.h"
#include "src/web/visit.h"

namespace motcua::portal {

web::Routes routes(const dossier::House&);

}
