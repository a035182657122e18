#pragma once
#include <optional>

#include "lib/json/value.h"
#include "src/dossier/dossier.h"
#include "src/process/process.h"

namespace motcua::dossier {

/// A dossier moves along its process: one step closes, at most one opens, the state may change.
struct Move {
    std::int64_t closes = 0; ///< sequence of the step that ends; 0 at submission
    std::string how;         ///< done, sent_back or ended
    std::optional<Step> opens;
    State state = State::submitted;
};

/// The agency where a step of this dossier is done.
const std::string& agency_of(const process::StepDefinition&, const Dossier&);

/// The step as it opens for this dossier: where it is done, by which role, until when.
Step opening(const process::StepDefinition&, const Dossier&, std::int64_t sequence,
             base::Instant now, base::Instant due_at);

/// Closes the open step and opens the next one of the process, if there is one.
Move onward(const Dossier&, const process::Process&, State, base::Instant now,
            base::Instant due_at);

/// How a move stands in an entry's body, and back.
json::Object to_body(const DossierId&, const Move&);
Move move_from(const json::Value& body);

}
