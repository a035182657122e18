#include "src/desk/fees_routes.h"

#include "src/desk/wording_routes.h"
#include "src/dossier/opening_actions.h"
#include "src/dossier/payment_actions.h"
#include "src/web/json_door.h"

namespace motcua::desk {
namespace {

constexpr std::string_view tick = "pay.";
constexpr std::string_view written = "amount.";

/// Digits as people write amounts: "1.500.000".
std::optional<std::int64_t> amount_in(std::string text) {
    std::erase_if(text, [](char c) { return c == '.' || c == ' '; });
    return web::number_in(text);
}

std::string amount_in_words(const html::Locale& locale, const json::Value& amount) {
    if (amount.integer() == nullptr) return locale.text("procedure.amount_unknown");
    return locale.text("procedure.amount", {{"amount", web::number_in_words(*amount.integer())}});
}

}

std::string fee_in_words(const html::Locale& locale, const json::Value& fee) {
    const auto& amount = fee.at("amount_dong");
    if (amount.integer() != nullptr && *amount.integer() == 0) return locale.text("procedure.free");
    const auto words = amount_in_words(locale, amount);
    if (!fee.boolean_at("paid")) return words + " – " + locale.text("fees.owed");
    return words + " – " + locale.text("fees.receipt", {{"receipt", fee.text_at("receipt")}});
}

void show_fees(html::Values& into, web::Visit& visit, const dossier::Dossier& dossier,
               const json::Value& text) {
    const auto& locale = visit.locale();
    const bool at_counter =
        dossier::takes_payment(dossier) && dossier::is_at_its_counter(visit.actor(), dossier);
    const auto& form = visit.request.form;
    const bool ended =
        dossier.state == dossier::State::rejected || dossier.state == dossier::State::stopped;
    const bool waits = dossier.state == dossier::State::awaiting_payment;
    into.list("fees").list("takings").list("to_pay");
    if (waits && !at_counter)
        into.add("to_pay").set("where", text.at("receiving_unit").text_at("name"));
    html::Values* takings = nullptr;
    for (const auto& fee : text.array_at("fees")) {
        const auto code = fee.text_at("fee");
        const bool paid = fee.boolean_at("paid");
        const auto& amount = fee.at("amount_dong");
        const bool nothing = amount.integer() != nullptr && *amount.integer() == 0;
        into.add("fees")
            .set("fee_name", fee.text_at("name"))
            .set("amount",
                 nothing ? locale.text("procedure.free") : amount_in_words(locale, amount))
            .set("receipt", fee.text_at("receipt"))
            .flag("paid", paid)
            .flag("owed", !paid && !nothing && !ended);
        if (paid || !at_counter || (nothing && fee.text_at("per") == "dossier")) continue;
        if (takings == nullptr) {
            takings = &into.add("takings");
            takings->set("version", dossier.version).list("lines");
        }
        const auto units = form.get("units." + code);
        takings->add("lines")
            .set("fee", code)
            .set("fee_name", fee.text_at("name"))
            .set("units", units.empty() ? std::to_string(fee.integer_at("units")) : units)
            .set("unit_name", locale.text("fee_unit." + fee.text_at("per")))
            .set("typed_amount", form.get("amount." + code))
            .set("price", amount_in_words(locale, amount))
            .flag("chosen", !nothing && amount.integer() != nullptr)
            .flag("counted", fee.text_at("per") != "dossier" && amount.integer() != nullptr)
            .flag("priced", amount.integer() != nullptr)
            .flag("unpriced", amount.integer() == nullptr);
    }
}

std::vector<dossier::PaidLine> ticked_lines(const web::Visit& visit) {
    std::vector<dossier::PaidLine> lines;
    const auto& form = visit.request.form;
    for (const auto& [name, value] : form.items()) {
        if (name.rfind(tick, 0) != 0 || value.empty()) continue;
        const auto code = name.substr(tick.size());
        lines.push_back({code, web::number_in(form.get("units." + code)),
                         amount_in(form.get("amount." + code))});
    }
    // Whoever writes an amount means the line, ticked or not.
    for (const auto& [name, value] : form.items()) {
        if (name.rfind(written, 0) != 0 || web::cleaned(value).empty()) continue;
        const auto code = name.substr(written.size());
        if (form.find(std::string(tick) + code) == nullptr)
            lines.push_back({code, std::nullopt, amount_in(value)});
    }
    return lines;
}

}
