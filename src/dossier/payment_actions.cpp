#include "src/dossier/payment_actions.h"

#include <fmt/format.h>

#include "src/dossier/clocks_store.h"
#include "src/dossier/course.h"
#include "src/dossier/due_store.h"
#include "src/dossier/opening_actions.h"
#include "src/organisation/agency_store.h"

namespace motcua::dossier {

std::vector<Charge> charges_in(sql::Session& session, const office::Vault& vault,
                               const catalogue::Variant& variant, const Dossier& dossier) {
    if (variant.fees.empty()) return {};
    std::vector<std::string> paid;
    for (const auto& payment : payments_of(session, dossier.id)) paid.push_back(payment.fee);
    return charges_of(variant, dossier.channel, form_of(session, vault, dossier), paid,
                      prices_of(session, dossier, variant));
}

json::Object receipt_body(const std::vector<Charge>& paid, const std::string& agency,
                          base::Instant now) {
    json::Array lines;
    for (const auto& charge : paid)
        lines.push_back(json::Object{{"fee", charge.line->code},
                                     {"units", charge.units},
                                     {"amount_dong", charge.amount_dong.value_or(0)}});
    const auto year = base::iso_day(base::day_of(now)).substr(0, 4);
    return {{"lines", lines},
            {"total_dong", total_dong(paid)},
            {"book", fmt::format("{}:{}", agency, year)}};
}

void number_receipt(json::Object& body, const office::Draw& draw) {
    const auto found = body.find("receipt");
    if (found == body.end()) return;
    auto& receipt = *found->second.object();
    const auto& book = *receipt["book"].text();
    write_number(receipt, draw("receipt:" + book));
}

void write_number(json::Object& receipt, std::int64_t number) {
    const auto& book = *receipt["book"].text();
    receipt["number"] = number;
    receipt["notation"] = fmt::format("{:06}/{}", number, book.substr(book.rfind(':') + 1));
}

Refusal refusal_of(PaymentProblem problem) {
    switch (problem) {
    case PaymentProblem::unknown_fee: return {Why::unknown_fee};
    case PaymentProblem::paid_before: return {Why::fee_paid_before};
    case PaymentProblem::amount_missing: return {Why::amount_missing};
    case PaymentProblem::amount_differs: return {Why::amount_differs};
    }
    return {Why::unknown_fee};
}

bool takes_payment(const Dossier& dossier) {
    return dossier.step || dossier.state == State::delivered;
}

base::Result<Payment, Refusal> decided_payment(office::Act& act, const Rulebook& rules,
                                               const Dossier& dossier,
                                               const std::vector<PaidLine>& lines) {
    const auto& procedure =
        rules.procedure(act.session, dossier.procedure, dossier.procedure_revision);
    auto charges = charges_in(act.session, act.vault, *procedure.variant(dossier.variant), dossier);
    const auto paid = decide_payment(charges, lines);
    if (!paid) return base::problem(refusal_of(paid.error()));
    for (auto& charge : charges)
        for (const auto& one : *paid)
            if (one.line == charge.line) charge.paid = true;
    const bool goes_on = dossier.state == State::awaiting_payment && !is_owed(charges, "reception");
    const Move move{0, "", std::nullopt, goes_on ? State::accepted : dossier.state};
    Payment payment{dossier, to_body(dossier.id, move), total_dong(*paid), ""};
    if (goes_on) {
        auto going_on = limit_going_on(act.session, rules, dossier, act.now);
        if (!going_on) return base::problem(Refusal{Why::no_due_date});
        payment.body.merge(*going_on);
    }
    const auto cashier =
        organisation::successor_on(act.session, dossier.receiving_unit, base::day_of(act.now));
    auto receipt = receipt_body(*paid, cashier, act.now);
    payment.book = *receipt["book"].text();
    payment.body["receipt"] = std::move(receipt);
    return payment;
}

Outcome record_payment(office::Act& act, const Rulebook& rules, const Target& target,
                       const std::vector<PaidLine>& lines) {
    const Terms terms{[&](const Dossier& dossier, const process::Process&) {
                          return is_at_its_counter(act.actor, dossier);
                      },
                      takes_payment};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    auto payment = decided_payment(act, rules, opened->dossier, lines);
    if (!payment) return base::problem(payment.error());
    return committed(act, opened->dossier, "payment_recorded", std::move(payment->body), {},
                     number_receipt);
}

}
