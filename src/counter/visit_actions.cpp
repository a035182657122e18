#include "src/counter/visit_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/dossier/opening_actions.h"
#include "src/dossier/payment_actions.h"
#include "src/organisation/agency_store.h"

namespace motcua::counter {
namespace {

using base::problem;
using dossier::Dossier;
using dossier::Refusal;
using dossier::refused;
using dossier::Why;

/// An open visit that this officer may go on with, or the act that was done before.
struct Opened {
    CounterVisit visit;
    std::optional<office::Entry> earlier;
};

base::Result<Opened, Refusal> admitted(office::Act& act, const std::string& code) {
    auto visit = find_visit(act.session, office::scope_of(act.actor), code);
    if (!visit) return refused(Why::no_such_visit);
    if (!act.actor.has_at(visit->agency, office::Role::counter_officer))
        return refused(Why::not_yours);
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry)
        return Opened{std::move(*visit), office::find_entry(act.session, act.vault, *before.entry)};
    return Opened{std::move(*visit), std::nullopt};
}

base::Result<Opened, Refusal> opened_for(office::Act& act, const VisitTarget& target) {
    auto opened = admitted(act, target.code);
    if (!opened || opened->earlier) return opened;
    const auto& expected = target.expected;
    const auto& visit = opened->visit;
    if (!expected.given) return refused(Why::version_missing);
    const bool seen = expected.any || std::find(expected.versions.begin(), expected.versions.end(),
                                                visit.version) != expected.versions.end();
    if (!seen)
        return refused(Why::changed_meanwhile, {{"current", fmt::format("\"{}\"", visit.version)}});
    if (!visit.is_open()) return refused(Why::wrong_state, {{"state", visit.state}});
    return opened;
}

Outcome committed(office::Act& act, const CounterVisit& visit, std::string kind, json::Object body,
                  std::function<void(json::Object&, const office::Draw&)> numbers = {}) {
    office::Draft draft;
    draft.stream = visit.id;
    draft.expected = visit.version;
    draft.kind = std::move(kind);
    body["code"] = visit.code;
    draft.body = std::move(body);
    draft.numbers = std::move(numbers);
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::changed_meanwhile);
    return std::move(*entry);
}

/// The same act without its promise, for the entries of the dossiers: the visit's entry keeps it.
office::Act part_of(const office::Act& act) {
    auto part = act;
    part.once = nullptr;
    return part;
}

/// The visit's dossiers as they stand once nobody else is at work on them.
std::vector<Dossier> held_dossiers(office::Act& act, const CounterVisit& visit) {
    const auto listed = dossiers_of(act.session, visit);
    std::vector<std::int64_t> streams{visit.id};
    for (const auto& each : listed) streams.push_back(each.id);
    office::hold(act, std::move(streams));
    std::vector<Dossier> dossiers;
    for (const auto& each : listed)
        if (auto found = dossier::find(act.session, office::scope_of(act.actor), each.code))
            dossiers.push_back(std::move(*found));
    return dossiers;
}

dossier::Target about(const Dossier& dossier) {
    return {dossier.code, {true, false, {dossier.version}}, ""};
}

Refusal of_dossier(Refusal refusal, const std::string& code) {
    refusal.detail["dossier"] = code;
    return refusal;
}

json::Array codes_of(const std::vector<Dossier>& dossiers) {
    json::Array codes;
    for (const auto& each : dossiers) codes.push_back(each.code);
    return codes;
}

/// The officer's own counter, "" when there is none there.
std::string counter_at(const office::Actor& actor, const std::string& agency) {
    for (const auto& position : actor.positions)
        if (position.role == office::Role::counter_officer &&
            (agency.empty() || position.agency == agency))
            return position.agency;
    return "";
}

/// Whoever brought an earlier dossier; nothing when it is erased.
base::Result<dossier::Party, Refusal> person_like(office::Act& act, const std::string& code) {
    const auto found = dossier::find(act.session, office::scope_of(act.actor), code);
    if (!found) return refused(Why::no_such_dossier);
    const auto secret = office::secret_of(act.session, act.vault, found->submission_entry);
    if (!secret) return refused(Why::person_incomplete, {{"fields", json::Array{"full_name"}}});
    const auto& submitter = secret->at("submitter");
    return dossier::party_from(submitter.is_null() ? secret->at("owner") : submitter);
}

bool is_same(const dossier::Party& one, const dossier::Party& other) {
    return one.full_name == other.full_name && one.identity_number == other.identity_number;
}

/// Payments for all that is owed in the visit, at one cashier; dossiers that owe nothing with a
/// known price are left out.
base::Result<std::vector<dossier::Payment>, Refusal>
payments_in(office::Act& act, const dossier::Rulebook& rules, const CounterVisit& visit) {
    std::vector<dossier::Payment> payments;
    for (const auto& each : held_dossiers(act, visit)) {
        if (!dossier::takes_payment(each) || !dossier::is_at_its_counter(act.actor, each)) continue;
        auto payment = dossier::decided_payment(act, rules, each, {});
        if (!payment) continue;
        // Another cashier's book is another receipt.
        if (!payments.empty() && payments.front().book != payment->book) continue;
        payments.push_back(std::move(*payment));
    }
    if (payments.empty()) return refused(Why::nothing_to_do);
    return payments;
}

json::Object receipt_of(const std::vector<dossier::Payment>& payments) {
    json::Array lines;
    std::int64_t total = 0;
    for (const auto& payment : payments) {
        total += payment.total_dong;
        lines.push_back(
            json::Object{{"dossier", payment.dossier.code}, {"amount_dong", payment.total_dong}});
    }
    return {{"book", payments.front().book}, {"total_dong", total}, {"lines", std::move(lines)}};
}

}

bool can_be_accepted(const office::Actor& actor, const Dossier& dossier) {
    return dossier.state == dossier::State::submitted && dossier.step &&
           dossier.step->action == "acceptance" && dossier::holds_open_step(actor, dossier);
}

bool can_be_delivered(const office::Actor& actor, const Dossier& dossier) {
    return dossier.state == dossier::State::resolved && dossier.step &&
           dossier.step->action == "delivery" && dossier::holds_open_step(actor, dossier);
}

Outcome open_visit(office::Act& act, const Arrival& arrival) {
    const auto agency = counter_at(act.actor, arrival.agency);
    if (agency.empty()) return refused(Why::not_yours);
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry) return *office::find_entry(act.session, act.vault, *before.entry);
    auto person = arrival.person;
    if (!arrival.like.empty()) {
        const auto like = person_like(act, arrival.like);
        if (!like) return problem(like.error());
        person = *like;
    }
    json::Array faults;
    for (const auto& fault : dossier::faults_in(person)) faults.push_back(fault);
    if (!faults.empty()) return refused(Why::person_incomplete, {{"fields", std::move(faults)}});
    office::Draft draft;
    draft.stream = act.new_id();
    draft.kind = "visit_opened";
    draft.body = {{"agency", agency}};
    if (!arrival.like.empty()) draft.body["like"] = dossier::code_from(arrival.like);
    draft.secret = json::Object{{"person", dossier::to_json(person)}};
    draft.numbers = [agency, day = base::day_of(act.now)](json::Object& body,
                                                          const office::Draw& draw) {
        const auto number = draw(dossier::day_counter("visit", agency, day));
        body["code"] = "LG-" + dossier::dossier_code(agency, day, number);
    };
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::changed_meanwhile);
    return std::move(*entry);
}

Outcome submit_in_visit(office::Act& act, const dossier::Rulebook& rules,
                        const dossier::Checked& checked, const std::string& visit) {
    auto opened = admitted(act, visit);
    if (!opened) return problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (!opened->visit.is_open()) return refused(Why::wrong_state);
    if (dossiers_of(act.session, opened->visit).size() >= visit_dossiers_max)
        return refused(Why::visit_full);
    auto filing = checked.filing;
    filing.visit = opened->visit.id;
    const auto person = person_of(act.session, act.vault, opened->visit);
    if (!filing.submitter && person && !is_same(*person, filing.owner)) filing.submitter = person;
    return dossier::submit(act, rules, {filing, checked.procedure_revision, checked.form_faults});
}

Outcome add_dossier(office::Act& act, const VisitTarget& target, const std::string& code) {
    auto opened = opened_for(act, target);
    if (!opened) return problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto found = dossier::find(act.session, office::scope_of(act.actor), code);
    if (!found) return refused(Why::no_such_dossier);
    const auto listed = dossiers_of(act.session, opened->visit);
    const bool there = std::any_of(listed.begin(), listed.end(), [&](const InVisit& each) {
        return each.id == found->id.value();
    });
    if (there) return refused(Why::in_a_visit_already);
    if (listed.size() >= visit_dossiers_max) return refused(Why::visit_full);
    return committed(act, opened->visit, "visit_dossier_added",
                     {{"dossier", std::to_string(found->id.value())}});
}

Outcome accept_dossiers(office::Act& act, const dossier::Rulebook& rules,
                        const VisitTarget& target) {
    auto opened = opened_for(act, target);
    if (!opened) return problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    auto waiting = held_dossiers(act, opened->visit);
    std::erase_if(waiting, [&](const Dossier& each) { return !can_be_accepted(act.actor, each); });
    if (waiting.empty()) return refused(Why::nothing_to_do);
    auto entry =
        committed(act, opened->visit, "visit_dossiers_accepted", {{"dossiers", codes_of(waiting)}});
    if (!entry) return entry;
    auto part = part_of(act);
    for (const auto& each : waiting) {
        const auto accepted = dossier::accept(part, rules, about(each), {});
        if (!accepted) return problem(of_dossier(accepted.error(), each.code));
    }
    return entry;
}

Outcome take_fees(office::Act& act, const dossier::Rulebook& rules, const VisitTarget& target,
                  std::optional<std::int64_t> total_dong) {
    auto opened = opened_for(act, target);
    if (!opened) return problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    auto payments = payments_in(act, rules, opened->visit);
    if (!payments) return problem(payments.error());
    auto receipt = receipt_of(*payments);
    if (total_dong && *total_dong != *receipt["total_dong"].integer())
        return refused(Why::total_differs, {{"total_dong", receipt["total_dong"]}});
    auto entry = committed(act, opened->visit, "visit_fees_taken",
                           {{"receipt", std::move(receipt)}}, dossier::number_receipt);
    if (!entry) return entry;
    const auto number = entry->body.at("receipt").integer_at("number");
    auto part = part_of(act);
    for (auto& payment : *payments) {
        dossier::write_number(*payment.body["receipt"].object(), number);
        payment.body["visit"] = std::to_string(opened->visit.id);
        const auto paid =
            dossier::committed(part, payment.dossier, "payment_recorded", std::move(payment.body));
        if (!paid) return problem(of_dossier(paid.error(), payment.dossier.code));
    }
    return entry;
}

Outcome deliver_results(office::Act& act, const dossier::Rulebook& rules, const VisitTarget& target,
                        const Collection& collection) {
    auto opened = opened_for(act, target);
    if (!opened) return problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    auto ready = held_dossiers(act, opened->visit);
    const auto& wanted = collection.dossiers;
    std::erase_if(ready, [&](const Dossier& each) {
        const bool named = std::find(wanted.begin(), wanted.end(), each.code) != wanted.end();
        return wanted.empty() ? !can_be_delivered(act.actor, each) : !named;
    });
    if (ready.empty() || (!wanted.empty() && ready.size() != wanted.size()))
        return refused(wanted.empty() ? Why::nothing_to_do : Why::no_such_dossier);
    auto entry =
        committed(act, opened->visit, "visit_results_delivered", {{"dossiers", codes_of(ready)}});
    if (!entry) return entry;
    auto part = part_of(act);
    for (const auto& each : ready) {
        const auto delivered = dossier::deliver(part, rules, about(each), collection.handing);
        if (!delivered) return problem(of_dossier(delivered.error(), each.code));
    }
    return entry;
}

Outcome end_visit(office::Act& act, const VisitTarget& target, VisitEnd end) {
    auto opened = opened_for(act, target);
    if (!opened) return problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const bool closed = end == VisitEnd::closed;
    return committed(act, opened->visit, closed ? "visit_closed" : "visit_abandoned",
                     {{"state", closed ? "closed" : "abandoned"}});
}

}
