#pragma once
#include "src/document/file_actions.h"
#include "src/dossier/dossier_store.h"
#include "src/web/rate_limit.h"

namespace motcua::dossier {

/// What the doors to dossiers share: the rules on the shelf, and where contents lie.
struct House {
    const Rulebook& rules;
    const document::FileShelf& files;
    web::RateLimit& look_ups; ///< of the public look-up by bare code, page and API together
    std::string log_key;      ///< what the log's heads are verified with
};

}
