#pragma once
#include <vector>

#include "lib/json/value.h"
#include "src/app/settings.h"
#include "src/dossier/conservation_store.h"
#include "src/office/rebuild.h"

namespace motcua::app {

/// What `rebuild --check` finds: where state, secrets, triggers or files are not what the journal
/// says, and rules of a sound register that do not hold.
struct StateFound {
    office::Rebuilt rebuilt;
    std::vector<dossier::Conservation> counts;

    bool ok() const;
};

/// Needs room for a second database in the data folder.
StateFound check_state(const Settings&, office::Office&);

json::Object json_of(const StateFound&);
void print(const StateFound&);

}
