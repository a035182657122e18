#include "src/desk/slip_routes.h"

#include "lib/html/qr.h"
#include "src/desk/dossier_page_routes.h"
#include "src/desk/fees_routes.h"
#include "src/desk/wording_routes.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/dossier_view_store.h"
#include "src/people/account_store.h"

namespace motcua::desk {
namespace {

constexpr std::int64_t entries_max = 200;

std::string given_in_words(const html::Locale& locale, const json::Value& paper) {
    std::string words;
    const auto originals = paper.integer_at("originals");
    const auto copies = paper.integer_at("copies");
    const auto files = paper.array_at("files").size();
    if (originals + copies > 0)
        words = locale.text("dossier.counts", {{"originals", std::to_string(originals)},
                                               {"copies", std::to_string(copies)}});
    if (files > 0)
        words += (words.empty() ? "" : ", ") +
                 locale.text("dossier.file_count", {{"count", std::to_string(files)}});
    return words;
}

/// Who took the dossier in or refused it: the name below the signature.
std::string receiver_of(web::Visit& visit, dossier::DossierId dossier) {
    const auto& vault = visit.office.vault();
    return visit.office.look([&](sql::Session& session) -> std::string {
        for (const auto& entry :
             office::entries_of(session, vault, dossier.value(), 0, entries_max)) {
            if (entry.kind != "dossier_accepted" && entry.kind != "dossier_rejected") continue;
            const auto account = web::number_in(entry.actor);
            if (!account) continue;
            const auto details = people::details_of(session, vault, office::AccountId(*account));
            if (details) return details->full_name;
        }
        return "";
    });
}

}

std::string slip_kind(const json::Value& described) {
    if (described.text_at("status") == "rejected") return "rejected";
    return described.at("acceptance").is_null() ? "not_yet" : "accepted";
}

http::Response show_slip(web::Visit& visit, const dossier::House& house) {
    const auto dossier = dossier_here(visit);
    if (!dossier) return dossier::refusal_answer(visit, {dossier::Why::no_such_dossier});
    dossier::note_opening(visit, dossier->id, "slip");
    const auto& locale = visit.locale();
    const json::Value text = visit.office.look([&](sql::Session& session) {
        return dossier::describe(session, visit.office.vault(), house.rules, *dossier,
                                 {visit.actor(), visit.language, visit.office.now()});
    });
    const auto heading = locale.text("slip_kind." + slip_kind(text));
    const auto qr = html::qr_code(web::address_of(visit) + text.text_at("slip_url"));
    constexpr int quiet_zone = 4;
    html::Values values;
    values.set("qr_path", qr.path)
        .set("qr_side", qr.squares + 2 * quiet_zone)
        .set("code", dossier->code)
        .set("agency", text.at("receiving_unit").text_at("name"))
        .set("heading", heading)
        .set("address", web::address_of(visit))
        .flag("dated", slip_kind(text) == "accepted")
        .set("receiver", receiver_of(visit, dossier->id))
        .flag("signed", !text.at("acceptance").is_null() || !text.at("rejection").is_null())
        .flag("provisional", text.at("acceptance").boolean_at("provisional"))
        .list("papers")
        .list("derivation");
    for (const auto& line :
         derivation_in_words(locale, text.at("acceptance").at("derivation")))
        values.add("derivation").set("line", line);
    add_row(values, locale.text("slip.procedure"), text.at("procedure").text_at("name"));
    add_row(values, locale.text("dossier.variant"), text.at("variant").text_at("name"));
    add_row(values, locale.text("dossier.owner"), text.at("owner").text_at("full_name"));
    add_row(values, locale.text("dossier.submitter"), text.at("submitter").text_at("full_name"));
    add_row(values, locale.text("dossier.submitted"),
            moment_in_words(locale, text.text_at("submitted_at")));
    add_row(values, locale.text("dossier.accepted"),
            moment_in_words(locale, text.at("acceptance").text_at("accepted_at")));
    if (text.at("rejection").is_null())
        add_due_row(values, text, locale);
    else
        add_row(values, locale.text("dossier.rejection"), text.at("rejection").text_at("reason"));
    if (dossier->state == dossier::State::awaiting_supplement)
        add_row(values, locale.text("supplement.until_label"),
                day_of_moment(text.at("supplement").text_at("due_at")));
    if (text.at("rejection").is_null())
        add_row(values, locale.text("dossier.delivery"),
                delivery_in_words(locale, text.at("delivery")));
    for (const auto& fee : text.array_at("fees"))
        add_row(values, fee.text_at("name"), fee_in_words(locale, fee));
    for (const auto& paper : text.array_at("papers"))
        values.add("papers")
            .set("paper_name", paper.text_at("name"))
            .set("given", given_in_words(locale, paper));
    return web::page(visit, "desk/slip", heading + " " + dossier->code, std::move(values));
}

}
