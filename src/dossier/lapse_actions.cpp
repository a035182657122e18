#include "src/dossier/lapse_actions.h"

#include "src/dossier/course.h"
#include "src/dossier/lapse.h"
#include "src/dossier/lapse_store.h"
#include "src/dossier/notice_actions.h"
#include "src/dossier/opening_actions.h"

namespace motcua::dossier {
namespace {

struct Awaited {
    Dossier dossier;
    SupplementRow request;
    base::Instant due_at;
};

/// As it stands in this transaction: what has come, or is not dated, waits for nothing any more.
std::optional<Awaited> awaited(office::Act& act, const std::string& code) {
    auto dossier = find(act.session, office::scope_of(act.actor), code);
    if (!dossier || dossier->state != State::awaiting_supplement || !dossier->step)
        return std::nullopt;
    auto request = supplement_of(act.session, dossier->id);
    if (!request || request->answered_at || !request->due_at) return std::nullopt;
    const auto due_at = *request->due_at;
    return Awaited{std::move(*dossier), std::move(*request), due_at};
}

}

base::Result<bool, Refusal> remind_of_supplement(office::Act& act, const std::string& code) {
    const auto found = awaited(act, code);
    if (!found || act.now >= lapses_at(found->due_at)) return false;
    if (!note_supplement_reminder(act.session, found->dossier.id, act.now)) return false;
    queue_supplement_reminder(act, found->dossier, found->due_at);
    return true;
}

Outcome end_lapsed(office::Act& act, const std::string& code, const LapseReason& reason) {
    const auto found = awaited(act, code);
    if (!found || act.now < lapses_at(found->due_at)) return refused(Why::wrong_state);
    const auto& dossier = found->dossier;
    const bool accepted = found->request.came_from != State::submitted;
    const Move move{dossier.step->sequence, "ended", std::nullopt,
                    accepted ? State::stopped : State::rejected};
    auto body = to_body(dossier.id, move);
    body["supplement_due_at"] = base::to_microseconds(found->due_at);
    if (accepted) body["cause"] = "not_supplemented";
    const auto why = reason(base::iso_day(base::day_of(found->due_at)));
    return committed(act, dossier, accepted ? "dossier_stopped" : "dossier_rejected",
                     std::move(body), sealed_remark(why));
}

}
