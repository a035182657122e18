#include "src/counter/wording_routes.h"

#include "src/dossier/custody_routes.h"
#include "src/people/account_store.h"
#include "src/web/wording.h"

namespace motcua::counter {

std::string dong(const html::Locale& locale, std::int64_t amount) {
    return locale.text("procedure.amount", {{"amount", web::number_in_words(amount)}});
}

std::string keeper_in_words(const json::Value& keeper) {
    return keeper.at("sub_unit").text_at("name") + " – " + keeper.at("agency").text_at("name");
}

std::string where_in_words(web::Visit& visit, const json::Value& original) {
    const auto& locale = visit.locale();
    const auto holder = officer_named(visit, original.text_at("holder"));
    const auto whereabouts = original.text_at("whereabouts");
    const auto since = web::moment_in_words(locale, original.text_at("since"));
    const auto recipient = original.text_at("recipient");
    auto key = "original." + whereabouts;
    const auto way = original.text_at("return_way");
    if (whereabouts == "returned" && way != "in_person")
        key += "_" + way;
    else if (whereabouts == "returned" && !recipient.empty())
        key += "_to";
    else if (whereabouts == "here" && !holder.empty())
        key += "_with";
    return locale.text(key, {{"keeper", keeper_in_words(original.at("keeper"))},
                             {"to", keeper_in_words(original.at("to"))},
                             {"recipient", recipient},
                             {"holder", holder},
                             {"since", since}});
}

std::string officer_named(web::Visit& visit, const std::string& login) {
    if (login.empty()) return "";
    const auto details = visit.office.look([&](sql::Session& session) {
        const auto account = people::account_of_login(session, login);
        return account ? people::details_of(session, visit.office.vault(), *account) : std::nullopt;
    });
    return details ? details->full_name : login;
}

std::string authority_in_words(const html::Locale& locale, const json::Value& authority) {
    if (authority.is_null()) return "";
    auto words = locale.text("authority_kind." + authority.text_at("kind"));
    if (const auto number = authority.text_at("number"); !number.empty())
        words += " " + locale.text("authority_kind.numbered", {{"number", number}});
    if (const auto day = authority.text_at("day"); !day.empty())
        words += " " + locale.text("authority_kind.dated", {{"day", web::day_in_words(day)}});
    return words;
}

void show_authority(html::Values& form, const web::Visit& visit) {
    const auto typed = [&](std::string_view field) {
        return web::cleaned(visit.request.form.get(field));
    };
    const auto handing = dossier::handing_of_page(visit);
    const bool wrong = !handing.collector.empty() && !dossier::is_named(handing.authority);
    form.flag("authority_wrong", wrong)
        .set("authority_fault", visit.locale().text("problem.authority_missing"))
        .set("typed_collector", typed("collector"))
        .set("typed_number", typed("authority_number"))
        .set("day", typed("authority_day.day"))
        .set("month", typed("authority_day.month"))
        .set("year", typed("authority_day.year"))
        .list("authorities");
    for (const auto kind : dossier::authority_kinds)
        form.add("authorities")
            .set("authority", std::string(kind))
            .set("authority_name", visit.locale().text("authority_kind." + std::string(kind)))
            .flag("chosen", typed("authority_kind") == kind);
}

std::string counts_in_words(const html::Locale& locale, const json::Value& paper) {
    const auto originals = paper.integer_at("originals");
    const auto copies = paper.integer_at("copies");
    if (originals + copies == 0) return "";
    return locale.text("dossier.counts", {{"originals", std::to_string(originals)},
                                          {"copies", std::to_string(copies)}});
}

void show_faults(html::Values& values, const std::vector<Fault>& faults) {
    values.list("errors");
    if (faults.empty()) return;
    auto& summary = values.add("errors");
    for (const auto& fault : faults)
        summary.add("error")
            .set("message", fault.sentence)
            .set("target", fault.target)
            .flag("linked", !fault.target.empty());
}

Fault fault_of(const html::Locale& locale, const dossier::Refusal& refusal) {
    auto sentence = locale.text("problem." + std::string(dossier::name_of(refusal.why)));
    const auto dossier = refusal.detail.find("dossier");
    if (dossier != refusal.detail.end() && dossier->second.text() != nullptr)
        sentence = *dossier->second.text() + ": " + sentence;
    return {sentence, refusal.why == dossier::Why::authority_missing ? "authority_kind" : ""};
}

void show_done(html::Values& values, const web::Visit& visit, const std::string& prefix) {
    values.list("done");
    const auto key = prefix + visit.request.query.get("done");
    if (visit.locale().has(key)) values.add("done").set("sentence", visit.locale().text(key));
}

}
