#include "src/log/witness_actions.h"

#include "src/log/witness_store.h"

namespace motcua::log {

base::Result<std::string, ShowingRefusal> cosign(office::Office& office, const WitnessDuty& duty,
                                                 const std::string& body) {
    const auto showing = parse_showing(body);
    if (!showing) return base::problem(ShowingRefusal{ShowingProblem::malformed});
    const auto& checkpoint = showing->checkpoint;
    const auto now = office.now();
    std::optional<ShowingRefusal> refusal;
    office.database().write([&](sql::Session& session) {
        refusal.reset();
        const auto known = cosigned_head(session, checkpoint.origin);
        if (const auto why = problem_of(*showing, duty.logs, known))
            refusal = ShowingRefusal{*why, known.size};
        else if (!keep_cosigned(session, known.size, checkpoint, showing->raw_note, now))
            refusal = ShowingRefusal{ShowingProblem::other_size,
                                     cosigned_head(session, checkpoint.origin).size};
        return refusal ? sql::Outcome::undo : sql::Outcome::keep;
    });
    if (refusal) return base::problem(*refusal);
    return duty.signer.cosign(showing->note.text, base::to_microseconds(now) / 1'000'000);
}

}
