#pragma once
#include "src/dossier/house_routes.h"

namespace motcua::feedback {

/// What the doors to feedback share.
struct House {
    const dossier::House& dossiers;
    web::RateLimit& sendings; ///< of what anybody may send, page and API together
};

}
