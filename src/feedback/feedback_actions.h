#pragma once
#include "src/dossier/dossier_actions.h"
#include "src/feedback/feedback_store.h"
#include "src/feedback/outcome_actions.h"
#include "src/office/act.h"

namespace motcua::feedback {

/// Anybody says something about an office; it gets a code and a day by which it is answered.
Outcome send(office::Act&, const dossier::Rulebook&, const Sending&);

/// Which feedback, and the version that the officer has seen: If-Match.
struct Target {
    std::string code;
    dossier::Expected expected;
};
/// The agency will answer.
Outcome take_in(office::Act&, const Target&);
struct Handing {
    std::string agency;
    std::string reason; ///< to the next officer; "" for none
};
/// Another agency has to answer. The day that the sender was told stays.
Outcome hand_on(office::Act&, const dossier::Rulebook&, const Target&, const Handing&);
/// Not answered here, for a named cause; the reason goes to the sender.
Outcome turn_away(office::Act&, const Target&, const std::string& cause, const std::string& reason);
/// The answer stands on the page that the sender's token opens.
Outcome answer(office::Act&, const Target&, const std::string& words);

}
