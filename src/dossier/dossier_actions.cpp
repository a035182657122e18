#include "src/dossier/dossier_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/calendar/calendar_store.h"
#include "src/dossier/acceptance.h"
#include "src/dossier/course.h"
#include "src/dossier/notice_actions.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"

namespace motcua::dossier {
namespace {

/// A dossier that this actor may act on in this way now, or the act that was done before.
struct Opened {
    Dossier dossier;
    const process::Process* process = nullptr;
    std::optional<office::Entry> earlier;
};
using Opening = base::Result<Opened, Refusal>;

/// What happened since the version that the other side knows, for the answer 412.
json::Object changes_since(office::Act& act, const Dossier& dossier, const Expected& expected) {
    constexpr std::int64_t changes_max = 20;
    const auto seen = expected.versions.empty() ? 0 : expected.versions.front();
    json::Array changes;
    for (const auto& entry :
         office::entries_of(act.session, act.vault, dossier.id.value(), seen, changes_max))
        changes.push_back(json::Object{{"kind", entry.kind},
                                       {"version", entry.version},
                                       {"at", base::rfc3339(entry.recorded_at)}});
    return {{"current", fmt::format("\"{}\"", dossier.version)}, {"changes", changes}};
}

bool matches(const Expected& expected, const Dossier& dossier) {
    if (expected.any) return true;
    return std::any_of(expected.versions.begin(), expected.versions.end(), [&](std::int64_t seen) {
        return seen == dossier.version || (dossier.step && seen == dossier.step->version);
    });
}

/// The step definition an act is about: the named one, else the process' step for that action;
/// any step may be sent back, so that is about the open one.
const process::StepDefinition* step_for(const process::Process& process, const Dossier& dossier,
                                        const Target& target, std::string_view action) {
    if (!target.step.empty()) return process.find(target.step);
    if (action == "send_back" && dossier.step) return process.find(dossier.step->code);
    return process.with_action(action);
}

/// The refusals that all acts share, in their order: who may, done before, version, state.
Opening open_for(office::Act& act, const Rulebook& rules, const Target& target,
                 std::string_view action) {
    auto found = find(act.session, office::scope_of(act.actor), target.code);
    if (!found) return refused(Why::no_such_dossier);
    const auto& process = rules.process(act.session, found->process, found->process_revision);
    const auto* step = step_for(process, *found, target, action);
    if (step == nullptr) return refused(Why::no_such_step);
    if (!act.actor.holds({step->role, agency_of(*step, *found), step->sub_unit}))
        return refused(Why::not_yours);
    const bool at_step = found->step && found->step->code == step->code;
    if (at_step && found->step->officer && *found->step->officer != act.actor.account)
        return refused(Why::not_yours);

    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry)
        return Opened{std::move(*found), &process,
                      office::find_entry(act.session, act.vault, *before.entry)};
    if (!target.expected.given) return refused(Why::version_missing);
    if (!matches(target.expected, *found))
        return refused(Why::changed_meanwhile, changes_since(act, *found, target.expected));
    const bool any_action = action == "send_back";
    if (!at_step || (!any_action && found->step->action != action))
        return refused(Why::wrong_state, {{"state", std::string(name_of(found->state))}});
    return Opened{std::move(*found), &process, std::nullopt};
}

Outcome committed(office::Act& act, const Dossier& dossier, std::string kind, json::Object body,
                  std::optional<json::Object> secret = {},
                  std::function<void(json::Object&, const office::Draw&)> numbers = {}) {
    office::Draft draft;
    draft.stream = dossier.id.value();
    draft.expected = dossier.version;
    draft.kind = std::move(kind);
    body["code"] = dossier.code;
    draft.body = std::move(body);
    draft.secret = std::move(secret);
    draft.numbers = std::move(numbers);
    auto entry = office::commit(act, std::move(draft));
    if (entry) {
        queue_notice(act, dossier, *entry);
        return std::move(*entry);
    }
    // Somebody was faster by less than this transaction: what they did can be read by now.
    const auto now = find(act.session, office::scope_of(act.actor), dossier.code);
    return refused(Why::changed_meanwhile,
                   changes_since(act, now.value_or(dossier), {true, false, {dossier.version}}));
}

std::optional<json::Object> sealed_remark(const std::string& remark) {
    if (remark.empty()) return std::nullopt;
    return json::Object{{"remark", remark}};
}

json::Object to_json(const calendar::Due& due, const catalogue::Variant& variant,
                     base::Instant accepted_at) {
    json::Array skipped;
    for (const auto& each : due.skipped)
        skipped.push_back(json::Object{{"day", base::iso_day(each.day)}, {"reason", each.reason}});
    return {{"received_at", base::rfc3339(accepted_at)},
            {"counted_from", base::rfc3339(due.counted_from)},
            {"rule", due.rule},
            {"unit", std::string(calendar::name_of(variant.limit.unit))},
            {"length", variant.limit.length},
            {"skipped", skipped},
            {"due_at", base::rfc3339(due.at)},
            {"provisional", due.provisional},
            {"source", variant.limit_source},
            {"certainty", variant.limit_certainty}};
}

/// The order of the open step's due date: that of the dossier, once it is accepted.
base::Instant due_of(office::Act& act, const Dossier& dossier) {
    const auto accepted = acceptance_of(act.session, dossier.id);
    return accepted ? accepted->due_at : act.now;
}

}

Outcome accept(office::Act& act, const Rulebook& rules, const Target& target) {
    auto opened = open_for(act, rules, target, "acceptance");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    const auto& procedure =
        rules.procedure(act.session, dossier.procedure, dossier.procedure_revision);
    const auto& variant = *procedure.variant(dossier.variant);
    const auto agency = organisation::find(act.session, dossier.competent_agency);
    const auto revision =
        office::newest_revision(act.session, "calendars", agency->calendar).value_or(0);
    const auto& calendar = rules.calendars.get(agency->calendar, revision, [&] {
        return calendar::get(act.session, agency->calendar, revision);
    });
    const auto papers = papers_of(act.session, dossier.id);
    const auto decided = decide_acceptance(dossier, papers, variant, calendar, act.now);
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
    auto body = to_body(
        dossier.id, onward(dossier, *opened->process, State::accepted, act.now, decided->due.at));
    body.insert({{"due_at", base::to_microseconds(decided->due.at)},
                 {"provisional", decided->due.provisional},
                 {"calendar", agency->calendar},
                 {"calendar_revision", revision},
                 {"derivation", to_json(decided->due, variant, act.now)}});
    return committed(act, dossier, "dossier_accepted", std::move(body));
}

Outcome reject(office::Act& act, const Rulebook& rules, const Target& target,
               const std::string& reason) {
    auto opened = open_for(act, rules, target, "acceptance");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (reason.empty()) return refused(Why::reason_missing);
    if (reason.size() > remark_bytes_max) return refused(Why::text_too_long);
    const auto& dossier = opened->dossier;
    const Move move{dossier.step->sequence, "ended", std::nullopt, State::rejected};
    return committed(act, dossier, "dossier_rejected", to_body(dossier.id, move),
                     sealed_remark(reason));
}

Outcome assign(office::Act& act, const Rulebook& rules, const Target& target,
               const std::string& login) {
    auto opened = open_for(act, rules, target, "assignment");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    auto move =
        onward(dossier, *opened->process, State::in_progress, act.now, due_of(act, dossier));
    const auto officers = people::officers_of(act.session, move.opens->agency, move.opens->sub_unit,
                                              move.opens->role);
    if (login.empty()) {
        if (!officers.empty()) move.opens->officer = officers.front();
    } else if (const auto named = people::account_of_login(act.session, login);
               named && std::find(officers.begin(), officers.end(), *named) != officers.end()) {
        move.opens->officer = *named;
    }
    if (!move.opens->officer) return refused(Why::unknown_officer);
    return committed(act, dossier, "dossier_assigned", to_body(dossier.id, move));
}

Outcome complete(office::Act& act, const Rulebook& rules, const Target& target,
                 const std::string& remark) {
    auto opened = open_for(act, rules, target, "completion");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (remark.size() > remark_bytes_max) return refused(Why::text_too_long);
    const auto& dossier = opened->dossier;
    const auto move =
        onward(dossier, *opened->process, State::in_progress, act.now, due_of(act, dossier));
    return committed(act, dossier, "step_completed", to_body(dossier.id, move),
                     sealed_remark(remark));
}

Outcome send_back(office::Act& act, const Rulebook& rules, const Target& target,
                  const std::string& to, const std::string& reason) {
    auto opened = open_for(act, rules, target, "send_back");
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
    auto opened = open_for(act, rules, target, "approval");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (std::find(forms_of_authority.begin(), forms_of_authority.end(), form_of_authority) ==
        forms_of_authority.end())
        return refused(Why::unknown_form_of_authority);
    const auto& dossier = opened->dossier;
    auto body = to_body(dossier.id, onward(dossier, *opened->process, State::in_progress, act.now,
                                           due_of(act, dossier)));
    body["form_of_authority"] = form_of_authority;
    return committed(act, dossier, "dossier_approved", std::move(body));
}

Outcome issue(office::Act& act, const Rulebook& rules, const Target& target) {
    auto opened = open_for(act, rules, target, "issuance");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    const auto& procedure =
        rules.procedure(act.session, dossier.procedure, dossier.procedure_revision);
    auto body = to_body(dossier.id, onward(dossier, *opened->process, State::resolved, act.now,
                                           due_of(act, dossier)));
    const auto year = base::iso_day(base::day_of(act.now)).substr(0, 4);
    const auto book = fmt::format("{}:{}:{}", dossier.competent_agency, procedure.book, year);
    body["book"] = book;
    const auto numbers = [book, notation = procedure.notation](json::Object& drawn,
                                                               const office::Draw& draw) {
        const auto number = draw("book:" + book);
        drawn["number"] = number;
        drawn["notation"] = fmt::format("{:02}/{}", number, notation);
    };
    return committed(act, dossier, "result_issued", std::move(body), {}, numbers);
}

Outcome deliver(office::Act& act, const Rulebook& rules, const Target& target,
                const std::string& collector) {
    auto opened = open_for(act, rules, target, "delivery");
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (collector.size() > remark_bytes_max) return refused(Why::text_too_long);
    const auto& dossier = opened->dossier;
    auto body = to_body(dossier.id, onward(dossier, *opened->process, State::delivered, act.now,
                                           due_of(act, dossier)));
    body["way"] = dossier.delivery_way;
    std::optional<json::Object> secret;
    if (!collector.empty()) secret = json::Object{{"collector", collector}};
    return committed(act, dossier, "result_delivered", std::move(body), std::move(secret));
}

}
