#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/dossier_actions.h"

namespace motcua::dossier {

/// Whether a supplement may be asked for where this dossier stands now.
bool asks(const Dossier&);

/// Asks the citizen, once and for everything (decree 61/2018 art. 15.3, 17.1, 19.4): which papers,
/// and in words why. At reception or during settlement, by whoever holds the open step.
Outcome request_supplement(office::Act&, const Rulebook&, const Target&,
                           const std::vector<std::string>& papers, const std::string& reason);

struct Supplement {
    std::vector<FiledPaper> papers;
    std::optional<json::Value> form; ///< all answers anew, where some were wrong
    std::string remark;
};
/// What was asked for is brought: by the person who filed, or by the counter for them. All papers
/// that were named must be there. Asked for during settlement, the limit begins anew.
Outcome supplement(office::Act&, const Rulebook&, const Target&, const Supplement&);

}
