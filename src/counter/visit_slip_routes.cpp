#include "src/counter/visit_slip_routes.h"

#include <algorithm>

#include "lib/html/qr.h"
#include "src/counter/visit_routes.h"
#include "src/counter/wording_routes.h"
#include "src/dossier/dossier_routes.h"
#include "src/web/wording.h"

namespace motcua::counter {
namespace {

std::string fee_in_words(const html::Locale& locale, const json::Value& fee) {
    const auto* amount = fee.at("amount_dong").integer();
    auto words = fee.text_at("name") + ": " +
                 (amount == nullptr ? locale.text("procedure.amount_unknown")
                  : *amount == 0    ? locale.text("procedure.free")
                                    : dong(locale, *amount));
    if (fee.boolean_at("paid"))
        words += " – " + locale.text("fees.receipt", {{"receipt", fee.text_at("receipt")}});
    return words;
}

/// Before the acceptance no limit runs, and after the end none is left.
std::string due_in_words(const html::Locale& locale, const json::Value& line) {
    const auto status = line.text_at("status");
    if (status == "rejected" || status == "stopped" || status == "resolved" ||
        status == "delivered")
        return locale.text("state." + status);
    const auto due = web::moment_in_words(locale, line.text_at("due_at"));
    if (due.empty()) return locale.text("visit.not_accepted");
    return line.boolean_at("provisional") ? due + " (" + locale.text("visit.provisional") + ")"
                                          : due;
}

void show_dossier(html::Values& row, const web::Visit& visit, const json::Value& line) {
    const auto& locale = visit.locale();
    constexpr int quiet_zone = 4;
    const auto qr = html::qr_code(web::address_of(visit) + line.text_at("slip_url"));
    row.set("code", line.text_at("code"))
        .set("name", line.at("procedure").text_at("name"))
        .set("owner", line.text_at("owner"))
        .set("due", due_in_words(locale, line))
        .set("delivery", locale.text("delivery." + line.at("delivery").text_at("way")))
        .set("qr_path", qr.path)
        .set("qr_side", qr.squares + 2 * quiet_zone)
        .list("fees")
        .list("papers");
    for (const auto& fee : line.array_at("fees"))
        row.add("fees").set("fee", fee_in_words(locale, fee));
    for (const auto& paper : line.array_at("papers"))
        row.add("papers")
            .set("paper_name", paper.text_at("name"))
            .set("given", counts_in_words(locale, paper));
}

}

http::Response show_visit_slip(web::Visit& visit, const dossier::House& house) {
    const auto found = visit_here(visit);
    if (!found) return dossier::refusal_answer(visit, {dossier::Why::no_such_visit});
    const auto text = opened_visit(visit, house, *found);
    const auto& locale = visit.locale();
    const auto& dossiers = text.array_at("dossiers");
    const bool received =
        std::any_of(dossiers.begin(), dossiers.end(),
                    [](const json::Value& each) { return each.boolean_at("filed_here"); });
    const auto heading = locale.text(received ? "visit.slip" : "visit.slip_results");
    html::Values values;
    values.set("visit", found->code)
        .set("heading", heading)
        .set("agency", text.at("agency").text_at("name"))
        .set("person", text.at("person").text_at("full_name"))
        .set("officer", officer_named(visit, text.text_at("officer")))
        .set("address", web::address_of(visit))
        .set("opened", web::moment_in_words(locale, text.text_at("opened_at")))
        .set("count", static_cast<std::int64_t>(dossiers.size()))
        .list("dossiers")
        .list("receipts");
    for (const auto& line : dossiers) show_dossier(values.add("dossiers"), visit, line);
    for (const auto& receipt : text.array_at("receipts"))
        values.add("receipts")
            .set("receipt", receipt.text_at("receipt"))
            .set("receipt_total", dong(locale, receipt.integer_at("total_dong")));
    return web::page(visit, "counter/slip", heading + " " + found->code, std::move(values));
}

}
