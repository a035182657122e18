#pragma once
#include "src/document/file_actions.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// What the doors to dossiers share: the rules on the shelf, and where contents lie.
struct House {
    const Rulebook& rules;
    const document::FileShelf& files;
};

}
