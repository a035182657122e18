#include "src/dossier/dossier_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/dossier/acceptance.h"
#include "src/dossier/course.h"
#include "src/dossier/custody_actions.h"
#include "src/dossier/due_store.h"
#include "src/dossier/filing.h"
#include "src/dossier/late_actions.h"
#include "src/dossier/opening_actions.h"
#include "src/dossier/paper_actions.h"
#include "src/dossier/payment_actions.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"

namespace motcua::dossier {
namespace {

json::Array names_of(const std::vector<std::int64_t>& files) {
    json::Array names;
    for (const auto file : files) names.push_back(std::to_string(file));
    return names;
}

/// The order of the open step's due date: that of the dossier, once it is accepted.
base::Instant due_of(office::Act& act, const Dossier& dossier) {
    const auto accepted = acceptance_of(act.session, dossier.id);
    return accepted ? accepted->due_at : act.now;
}

/// What the post handed over was received then, however long the counter takes to enter it; but
/// where something had to be supplemented, and everywhere else, it is received with the acceptance.
base::Instant received_at(office::Act& act, const Dossier& dossier) {
    const bool handed_over = dossier.submitted_at < dossier.step->opened_at;
    return handed_over && !supplement_of(act.session, dossier.id) ? dossier.submitted_at : act.now;
}

}

Outcome accept(office::Act& act, const Rulebook& rules, const Target& target,
               const std::vector<FiledPaper>& counted) {
    auto opened = open_step(act, rules, target, "acceptance");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    const auto received = received_at(act, dossier);
    const auto variant = variant_on(act.session, rules, dossier, base::day_of(received));
    const auto basis =
        basis_of(variant, received, rules.calendar_of(act.session, dossier.competent_agency),
                 rules.rules_of_time(act.session));
    if (auto fault = fault_in(act, variant, counted)) return base::problem(std::move(*fault));
    const auto papers = counted_anew(papers_of(act.session, dossier.id), counted);
    const auto decided = decide_acceptance(dossier, papers, variant, *basis.calendar.days,
                                           basis.rules.on(base::day_of(received)), received);
    if (!decided) {
        switch (decided.error()) {
        case AcceptanceProblem::wrong_state: return refused(Why::wrong_state);
        case AcceptanceProblem::no_due_date: return refused(Why::no_due_date);
        case AcceptanceProblem::papers_missing: break;
        }
        json::Array missing;
        for (const auto& paper : missing_papers(papers, variant)) missing.push_back(paper);
        return refused(Why::papers_missing, {{"papers", missing}});
    }
    // What was filed online and costs something at reception waits for the money (state 6).
    const bool waits = dossier.channel == "online" &&
                       is_owed(charges_in(act.session, act.vault, variant, dossier), "reception");
    auto body = to_body(dossier.id, onward(dossier, *opened->process,
                                           waits ? State::awaiting_payment : State::accepted,
                                           act.now, decided->due.at));
    body.merge(body_of(decided->due, basis));
    if (!counted.empty()) body["papers"] = papers_body(counted);
    add_kept(body, act.actor, dossier.receiving_unit, kept_of(variant, papers));
    return committed(act, dossier, "dossier_accepted", std::move(body));
}

Outcome reject(office::Act& act, const Rulebook& rules, const Target& target,
               const std::string& reason, const Returning& returning) {
    // Also when the supplement asked for at reception never comes.
    const Terms terms{[&](const Dossier& dossier, const process::Process&) {
                          return holds_open_step(act.actor, dossier);
                      },
                      [&](const Dossier& dossier) {
                          return dossier.step->action == "acceptance" &&
                                 (dossier.state == State::submitted ||
                                  dossier.state == State::awaiting_supplement);
                      }};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (reason.empty()) return refused(Why::reason_missing);
    if (reason.size() > remark_bytes_max) return refused(Why::text_too_long);
    const auto& dossier = opened->dossier;
    const Move move{dossier.step->sequence, "ended", std::nullopt, State::rejected};
    auto body = to_body(dossier.id, move);
    auto secret = sealed_remark(reason);
    if (auto fault = add_returned(act, dossier, returning, body, secret))
        return base::problem(std::move(*fault));
    return committed(act, dossier, "dossier_rejected", std::move(body), std::move(secret));
}

Outcome assign(office::Act& act, const Rulebook& rules, const Target& target,
               const std::string& login) {
    auto opened = open_step(act, rules, target, "assignment");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    auto move =
        onward(dossier, *opened->process, State::in_progress, act.now, due_of(act, dossier));
    const auto officers = people::officers_of(
        act.session, {move.opens->role, move.opens->agency, move.opens->sub_unit},
        base::day_of(act.now));
    if (login.empty()) {
        if (!officers.empty()) move.opens->officer = officers.front();
    } else if (const auto named = people::account_of_login(act.session, login);
               named && std::find(officers.begin(), officers.end(), *named) != officers.end()) {
        move.opens->officer = *named;
    }
    if (!move.opens->officer) return refused(Why::unknown_officer);
    auto body = to_body(dossier.id, move);
    if (auto fault = add_late_cause(act, rules, dossier, target.late, body))
        return base::problem(std::move(*fault));
    return committed(act, dossier, "dossier_assigned", std::move(body));
}

Outcome complete(office::Act& act, const Rulebook& rules, const Target& target,
                 const std::string& remark) {
    auto opened = open_step(act, rules, target, "completion");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (remark.size() > remark_bytes_max) return refused(Why::text_too_long);
    const auto& dossier = opened->dossier;
    auto body = to_body(dossier.id, onward(dossier, *opened->process, State::in_progress, act.now,
                                           due_of(act, dossier)));
    if (auto fault = add_late_cause(act, rules, dossier, target.late, body))
        return base::problem(std::move(*fault));
    return committed(act, dossier, "step_completed", std::move(body), sealed_remark(remark));
}

Outcome visit_site(office::Act& act, const Rulebook& rules, const Target& target,
                   const SiteVisit& visit) {
    auto opened = open_step(act, rules, target, "site_visit");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto filed_on = base::day_of(opened->dossier.submitted_at);
    if (!visit.visited_at || *visit.visited_at > act.now ||
        base::day_of(*visit.visited_at) < filed_on)
        return refused(Why::visit_without_moment);
    if (visit.note.empty()) return refused(Why::reason_missing);
    if (visit.note.size() > remark_bytes_max) return refused(Why::text_too_long);
    if (visit.photos.size() > Filing::files_max ||
        !files_are_of(act.session, act.actor.account, visit.photos))
        return refused(Why::unknown_file);
    const auto& dossier = opened->dossier;
    auto body = to_body(dossier.id, onward(dossier, *opened->process, State::in_progress, act.now,
                                           due_of(act, dossier)));
    body["visited_at"] = base::to_microseconds(*visit.visited_at);
    body["photos"] = names_of(visit.photos);
    if (auto fault = add_late_cause(act, rules, dossier, target.late, body))
        return base::problem(std::move(*fault));
    return committed(act, dossier, "site_visited", std::move(body), sealed_remark(visit.note));
}

Outcome send_back(office::Act& act, const Rulebook& rules, const Target& target,
                  const std::string& to, const std::string& reason) {
    auto opened = open_step(act, rules, target, "send_back");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    const auto& allowed = opened->process->find(dossier.step->code)->send_back_to;
    const auto wanted = to.empty() && !allowed.empty() ? allowed.front() : to;
    if (std::find(allowed.begin(), allowed.end(), wanted) == allowed.end())
        return refused(Why::cannot_send_back_there);
    if (reason.empty()) return refused(Why::reason_missing);
    if (reason.size() > remark_bytes_max) return refused(Why::text_too_long);
    Move move{dossier.step->sequence, "sent_back", std::nullopt, State::in_progress};
    move.opens = opening(*opened->process->find(wanted), dossier, dossier.step->sequence + 1,
                         act.now, due_of(act, dossier));
    // Whoever did the step before does it again.
    for (const auto& step : steps_of(act.session, dossier.id))
        if (step.code == wanted && step.officer) move.opens->officer = step.officer;
    return committed(act, dossier, "step_sent_back", to_body(dossier.id, move),
                     sealed_remark(reason));
}

Outcome approve(office::Act& act, const Rulebook& rules, const Target& target,
                const std::string& form_of_authority) {
    auto opened = open_step(act, rules, target, "approval");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (std::find(forms_of_authority.begin(), forms_of_authority.end(), form_of_authority) ==
        forms_of_authority.end())
        return refused(Why::unknown_form_of_authority);
    const auto& dossier = opened->dossier;
    auto body = to_body(dossier.id, onward(dossier, *opened->process, State::in_progress, act.now,
                                           due_of(act, dossier)));
    body["form_of_authority"] = form_of_authority;
    if (auto fault = add_late_cause(act, rules, dossier, target.late, body))
        return base::problem(std::move(*fault));
    return committed(act, dossier, "dossier_approved", std::move(body));
}

Outcome issue(office::Act& act, const Rulebook& rules, const Target& target,
              const std::vector<std::int64_t>& documents) {
    auto opened = open_step(act, rules, target, "issuance");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (documents.size() > Filing::files_max ||
        !files_are_of(act.session, act.actor.account, documents))
        return refused(Why::unknown_file);
    const auto& dossier = opened->dossier;
    // Whoever wants it online has nothing else to receive.
    if (dossier.delivery_way == "online" && documents.empty())
        return refused(Why::document_missing);
    const auto& procedure =
        rules.procedure(act.session, dossier.procedure, dossier.procedure_revision);
    auto body = to_body(dossier.id, onward(dossier, *opened->process, State::resolved, act.now,
                                           due_of(act, dossier)));
    const auto today = base::day_of(act.now);
    // A result is in the books of whoever issues it: the successor's, once there is one.
    const auto book = fmt::format(
        "{}:{}:{}", organisation::successor_on(act.session, dossier.competent_agency, today),
        procedure.book, base::iso_day(today).substr(0, 4));
    body["book"] = book;
    body["documents"] = names_of(documents);
    if (auto fault = add_late_cause(act, rules, dossier, target.late, body))
        return base::problem(std::move(*fault));
    const auto numbers = [book, notation = procedure.notation](json::Object& drawn,
                                                               const office::Draw& draw) {
        const auto number = draw("book:" + book);
        drawn["number"] = number;
        drawn["notation"] = fmt::format("{:02}/{}", number, notation);
    };
    return committed(act, dossier, "result_issued", std::move(body), {}, numbers);
}

Outcome deliver(office::Act& act, const Rulebook& rules, const Target& target,
                const Handing& handing) {
    auto opened = open_step(act, rules, target, "delivery");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (handing.collector.size() > remark_bytes_max) return refused(Why::text_too_long);
    if (!handing.collector.empty() && !is_named(handing.authority))
        return refused(Why::authority_missing);
    const auto& dossier = opened->dossier;
    const auto& procedure =
        rules.procedure(act.session, dossier.procedure, dossier.procedure_revision);
    const auto charges =
        charges_in(act.session, act.vault, *procedure.variant(dossier.variant), dossier);
    if (is_owed(charges, "reception") || is_owed(charges, "delivery"))
        return refused(Why::fee_unpaid);
    auto body = to_body(dossier.id, onward(dossier, *opened->process, State::delivered, act.now,
                                           due_of(act, dossier)));
    body["way"] = dossier.delivery_way;
    std::optional<json::Object> secret;
    if (!handing.collector.empty())
        secret = json::Object{{"collector", handing.collector},
                              {"authority", to_json(handing.authority)}};
    auto returning = handing.originals;
    if (returning.recipient.empty()) returning.recipient = handing.collector;
    if (auto fault = add_returned(act, dossier, returning, body, secret))
        return base::problem(std::move(*fault));
    return committed(act, dossier, "result_delivered", std::move(body), std::move(secret));
}

}
