#include "src/dossier/ending_actions.h"

#include <algorithm>

#include "src/dossier/course.h"
#include "src/dossier/custody_actions.h"
#include "src/dossier/due_store.h"
#include "src/dossier/ending_store.h"
#include "src/dossier/late_actions.h"
#include "src/dossier/opening_actions.h"

namespace motcua::dossier {
namespace {

using enum State;

bool is_one_of(State state, std::initializer_list<State> some) {
    return std::find(some.begin(), some.end(), state) != some.end();
}

/// Whether the result is decided on: what is left is paper.
bool is_decided(const Dossier& dossier) {
    return dossier.step &&
           (dossier.step->action == "issuance" || dossier.step->action == "delivery");
}

std::optional<Why> fault_in(const std::string& reason) {
    if (reason.empty()) return Why::reason_missing;
    if (reason.size() > remark_bytes_max) return Why::text_too_long;
    return std::nullopt;
}

/// The step stays open; only the state changes.
Move standing(State state) { return {0, "", std::nullopt, state}; }

Move ended(const Dossier& dossier) {
    return {dossier.step ? dossier.step->sequence : 0, "ended", std::nullopt, stopped};
}

Terms by_holder(office::Act& act, bool (*ready)(const Dossier&)) {
    return {[&act](const Dossier& dossier, const process::Process&) {
                return holds_open_step(act.actor, dossier);
            },
            ready};
}

}

bool may_withdraw(const Dossier& dossier) {
    return dossier.step && !is_decided(dossier) &&
           is_one_of(dossier.state,
                     {submitted, accepted, in_progress, awaiting_supplement, awaiting_payment});
}

bool may_stop(const Dossier& dossier) {
    return dossier.step && !is_decided(dossier) && dossier.step->action != "acceptance" &&
           is_one_of(dossier.state, {accepted, in_progress, awaiting_supplement});
}

bool may_delay(const Dossier& dossier) {
    return dossier.step && dossier.step->action != "delivery" &&
           is_one_of(dossier.state, {accepted, in_progress});
}

bool may_correct(const Dossier& dossier, const office::Actor& actor) {
    const bool by_office = actor.has_at(dossier.competent_agency, office::Role::signatory) ||
                           actor.has_at(dossier.competent_agency, office::Role::records_clerk);
    return by_office && is_one_of(dossier.state, {resolved, delivered, stopped});
}

Outcome request_withdrawal(office::Act& act, const Rulebook& rules, const Target& target,
                           const std::string& reason, const Returning& returning) {
    const Terms terms{[&](const Dossier& dossier, const process::Process&) {
                          return dossier.submitter == act.actor.account ||
                                 is_at_its_counter(act.actor, dossier);
                      },
                      may_withdraw};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (const auto fault = fault_in(reason)) return refused(*fault);
    const auto& dossier = opened->dossier;
    const bool at_once = dossier.step->action == "acceptance";
    auto body = to_body(dossier.id, at_once ? ended(dossier) : standing(withdrawal_requested));
    body["came_from"] = std::string(name_of(dossier.state));
    if (at_once) body["cause"] = "withdrawn";
    auto secret = sealed_remark(reason);
    // What is only asked for ends nothing: the originals are needed until somebody agrees.
    if (at_once)
        if (auto fault = add_returned(act, dossier, returning, body, secret))
            return base::problem(std::move(*fault));
    return committed(act, dossier, at_once ? "dossier_withdrawn" : "withdrawal_requested",
                     std::move(body), std::move(secret));
}

Outcome settle_withdrawal(office::Act& act, const Rulebook& rules, const Target& target,
                          bool agreed, const std::string& reason, const Returning& returning) {
    const Terms terms{[&](const Dossier& dossier, const process::Process&) {
                          return holds_open_step(act.actor, dossier) ||
                                 is_at_its_counter(act.actor, dossier);
                      },
                      [](const Dossier& dossier) { return dossier.state == withdrawal_requested; }};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (reason.size() > remark_bytes_max) return refused(Why::text_too_long);
    if (!agreed && reason.empty()) return refused(Why::reason_missing);
    const auto& dossier = opened->dossier;
    const auto request = withdrawal_of(act.session, dossier.id);
    auto body = to_body(dossier.id, agreed ? ended(dossier) : standing(request->came_from));
    if (agreed) {
        body["cause"] = "withdrawn";
        if (auto fault = add_late_cause(act, rules, dossier, target.late, body))
            return base::problem(std::move(*fault));
    }
    auto secret = sealed_remark(reason);
    if (agreed)
        if (auto fault = add_returned(act, dossier, returning, body, secret))
            return base::problem(std::move(*fault));
    return committed(act, dossier, agreed ? "dossier_withdrawn" : "withdrawal_refused",
                     std::move(body), std::move(secret));
}

Outcome stop(office::Act& act, const Rulebook& rules, const Target& target,
             const std::string& cause, const std::string& reason, const Returning& returning) {
    auto opened = open_dossier(act, rules, target, by_holder(act, may_stop));
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    const bool known =
        std::find(stop_causes.begin(), stop_causes.end(), cause) != stop_causes.end();
    // Only who waits for a supplement can wait in vain, and nothing else can be decided meanwhile.
    const bool waits_in_vain = cause == "not_supplemented";
    if (!known || waits_in_vain != (dossier.state == awaiting_supplement))
        return refused(Why::unknown_cause);
    if (const auto fault = fault_in(reason)) return refused(*fault);
    auto body = to_body(dossier.id, ended(dossier));
    body["cause"] = cause;
    if (auto fault = add_late_cause(act, rules, dossier, target.late, body))
        return base::problem(std::move(*fault));
    auto secret = sealed_remark(reason);
    if (auto fault = add_returned(act, dossier, returning, body, secret))
        return base::problem(std::move(*fault));
    return committed(act, dossier, "dossier_stopped", std::move(body), std::move(secret));
}

Outcome announce_delay(office::Act& act, const Rulebook& rules, const Target& target,
                       const Delay& delay) {
    auto opened = open_dossier(act, rules, target, by_holder(act, may_delay));
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    if (delay_of(act.session, dossier.id)) return refused(Why::delay_announced_before);
    if (std::find(delay_causes.begin(), delay_causes.end(), delay.cause) == delay_causes.end())
        return refused(Why::unknown_cause);
    if (const auto fault = fault_in(delay.explanation)) return refused(*fault);
    if (delay.working_days < 1 || delay.working_days > delay_days_max)
        return refused(Why::new_date_missing);
    auto variant = *rules.procedure(act.session, dossier.procedure, dossier.procedure_revision)
                        .variant(dossier.variant);
    variant.limit = {calendar::Unit::working_days, delay.working_days};
    variant.limit_source = "decree 61/2018 art. 19.9";
    variant.limit_certainty = "read";
    const auto basis =
        basis_of(variant, act.now, rules.calendar_of(act.session, dossier.competent_agency),
                 rules.rules_of_time(act.session));
    const auto due = due_by(basis);
    const auto before = acceptance_of(act.session, dossier.id)->due_at;
    if (!due || due->at <= before) return refused(Why::new_date_missing);
    auto body = to_body(dossier.id, standing(dossier.state));
    body.merge(body_of(*due, basis));
    body.insert({{"cause", delay.cause},
                 {"agency", dossier.step->agency},
                 {"sub_unit", dossier.step->sub_unit},
                 {"due_before", base::to_microseconds(before)}});
    return committed(act, dossier, "delay_announced", std::move(body),
                     sealed_remark(delay.explanation));
}

Outcome correct(office::Act& act, const Rulebook& rules, const Target& target,
                const std::string& reason) {
    const Terms terms{[&](const Dossier& dossier, const process::Process&) {
                          auto once_ended = dossier;
                          once_ended.state = resolved;
                          return may_correct(once_ended, act.actor);
                      },
                      [&](const Dossier& dossier) { return may_correct(dossier, act.actor); }};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (const auto fault = fault_in(reason)) return refused(*fault);
    const auto& dossier = opened->dossier;
    const auto* settlement = opened->process->with_action("completion");
    const auto accepted = acceptance_of(act.session, dossier.id);
    // What was settled at once, or withdrawn before it was accepted, has no settlement to go back
    // to.
    if (settlement == nullptr || !accepted) return refused(Why::wrong_state);
    const auto steps = steps_of(act.session, dossier.id);
    Move move{dossier.step ? dossier.step->sequence : 0, "ended", std::nullopt, in_progress};
    // Putting it right is work of its own; whether the first result was late stays as it was.
    auto anew = limit_anew(act.session, rules, dossier, act.now);
    if (!anew) return refused(Why::no_due_date);
    move.opens = opening(*settlement, dossier, steps.back().sequence + 1, act.now,
                         base::from_microseconds(*anew->at("due_at").integer()));
    for (const auto& step : steps)
        if (step.code == settlement->code && step.officer) move.opens->officer = step.officer;
    auto body = to_body(dossier.id, move);
    body.merge(*anew);
    return committed(act, dossier, "correction_begun", std::move(body), sealed_remark(reason));
}

}
