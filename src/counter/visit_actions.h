#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/counter/visit_store.h"
#include "src/dossier/dossier_actions.h"
#include "src/dossier/submission_actions.h"

namespace motcua::counter {

using dossier::Outcome;

/// Who came, and to which counter: "" the officer's own. `like`: an earlier dossier of the scope,
/// whose submitter it is, instead of a person typed anew.
struct Arrival {
    std::string agency;
    dossier::Party person;
    std::string like;
};
Outcome open_visit(office::Act&, const Arrival&);

/// Which visit, and in which version the officer has seen it. Dossiers that are filed in it do not
/// change the version.
struct VisitTarget {
    std::string code;
    dossier::Expected expected;
};

/// Files a dossier in the visit. Whoever came is the submitter when the owner is somebody else and
/// no submitter is named.
Outcome submit_in_visit(office::Act&, const dossier::Rulebook&, const dossier::Checked&,
                        const std::string& visit);
/// A dossier that was there before: its fee is paid, or its result collected.
Outcome add_dossier(office::Act&, const VisitTarget&, const std::string& code);
/// Takes in all that was filed in the visit and waits for it; all or none.
Outcome accept_dossiers(office::Act&, const dossier::Rulebook&, const VisitTarget&);
/// Cash for all dossiers of the visit and one receipt with a line of each. `total_dong` is what the
/// officer saw and took.
Outcome take_fees(office::Act&, const dossier::Rulebook&, const VisitTarget&,
                  std::optional<std::int64_t> total_dong);
/// Hands over the results of these dossiers, or of all that can be had, to one collector; all or
/// none.
struct Collection {
    std::vector<std::string> dossiers;
    dossier::Handing handing;
};
Outcome deliver_results(office::Act&, const dossier::Rulebook&, const VisitTarget&,
                        const Collection&);
enum class VisitEnd { closed, abandoned };
/// Abandoned: the person left. Dossiers stay what they are in both cases.
Outcome end_visit(office::Act&, const VisitTarget&, VisitEnd);

/// Whether the officer may take in, or hand over the result of, this dossier now.
bool can_be_accepted(const office::Actor&, const dossier::Dossier&);
bool can_be_delivered(const office::Actor&, const dossier::Dossier&);

}
