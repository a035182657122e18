#include "src/dossier/add_on_actions.h"

#include <algorithm>

#include "src/dossier/clocks_store.h"
#include "src/dossier/course.h"
#include "src/dossier/due_store.h"
#include "src/dossier/opening_actions.h"

namespace motcua::dossier {

bool may_add_time(const Dossier& dossier) {
    return dossier.step && dossier.step->action != "delivery" &&
           (dossier.state == State::accepted || dossier.state == State::in_progress);
}

Outcome add_time(office::Act& act, const Rulebook& rules, const Target& target,
                 const std::string& add_on, const std::string& reason) {
    const Terms terms{[&](const Dossier& dossier, const process::Process&) {
                          return holds_open_step(act.actor, dossier);
                      },
                      may_add_time};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    if (reason.empty()) return refused(Why::reason_missing);
    if (reason.size() > remark_bytes_max) return refused(Why::text_too_long);
    const auto& procedure =
        rules.procedure(act.session, dossier.procedure, dossier.procedure_revision);
    const auto* added = procedure.variant(dossier.variant)->add_on(add_on);
    const auto given = add_ons_of(act.session, dossier.id);
    if (added == nullptr || std::ranges::find(given, add_on) != given.end())
        return refused(Why::unknown_add_on);
    const auto before = acceptance_of(act.session, dossier.id)->due_at;
    // What is late stays late.
    if (before <= act.now) return refused(Why::due_date_over);
    auto matter = matter_of(act.session, rules, dossier);
    if (!matter) return refused(Why::no_due_date);
    lengthen(*matter, *added);
    auto moved = legal_due_body(act.session, rules, dossier, *matter, act.now);
    if (!moved) return refused(Why::no_due_date);
    auto body = to_body(dossier.id, {0, "", std::nullopt, dossier.state});
    body.merge(*moved);
    body["add_on"] = add_on;
    body["due_before"] = base::to_microseconds(before);
    return committed(act, dossier, "time_added", std::move(body), sealed_remark(reason));
}

}
