#include "src/feedback/sending_routes.h"

#include <algorithm>

#include "lib/base/text.h"
#include "lib/html/qr.h"
#include "src/feedback/feedback_routes.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::feedback {
namespace {

using http::Status;

constexpr std::int64_t own_max = 50;

Sending typed_in(const web::Visit& visit) {
    const auto text = [&](const char* name) { return web::cleaned(visit.request.form.get(name)); };
    return {
        kind_named(text("kind")), text("agency"), text("procedure"), text("dossier"), text("words"),
        text("full_name"),        text("phone"),  text("email")};
}

/// Beside which field a refusal stands; "" for none.
std::string field_of(Why why) {
    switch (why) {
    case Why::kind_missing:
    case Why::is_complaint:
    case Why::is_denunciation: return "kind";
    case Why::words_missing:
    case Why::text_too_long: return "words";
    case Why::contact_wrong: return "phone";
    case Why::no_such_dossier: return "dossier";
    case Why::agency_missing:
    case Why::unknown_agency: return "agency";
    case Why::no_such_feedback:
    case Why::key_reused:
    case Why::version_missing:
    case Why::feedback_changed:
    case Why::feedback_closed:
    case Why::not_taken_in:
    case Why::unknown_procedure:
    case Why::same_agency:
    case Why::unknown_cause:
    case Why::reason_missing:
    case Why::no_due_date: break;
    }
    return "";
}

std::vector<std::string> limit_in_words(const html::Locale& locale, const json::Value& derivation) {
    std::vector<std::string> lines;
    if (derivation.is_null()) return lines;
    const auto length = std::to_string(derivation.integer_at("length"));
    lines.push_back(locale.text(
        "derivation.limit",
        {{"limit", locale.text("limit." + derivation.text_at("unit"), {{"length", length}})}}));
    if (derivation.boolean_at("provisional"))
        lines.push_back(locale.text("derivation.provisional"));
    if (derivation.text_at("certainty") != "read")
        lines.push_back(locale.text("derivation.unverified"));
    return lines;
}

std::vector<std::string> skipped_in_words(const html::Locale& locale,
                                          const json::Value& derivation) {
    std::vector<std::string> lines;
    for (const auto& skipped : derivation.array_at("skipped"))
        lines.push_back(locale.text(
            "derivation.skipped", {{"day", web::day_in_words(skipped.text_at("day"))},
                                   {"reason", locale.text("skip." + skipped.text_at("reason"))},
                                   {"clause",
                                    locale.text("clause." + skipped.text_at("reason"))}}));
    return lines;
}

void show_kinds(html::Values& values, const html::Locale& locale, const Sending& typed) {
    values.list("kinds");
    for (const auto kind : kinds) {
        const std::string name(name_of(kind));
        values.add("kinds")
            .set("option", name)
            .set("option_label", locale.text("feedback.kind_" + name))
            .set("option_hint", locale.text("feedback.kind_hint_" + name))
            .flag("chosen", typed.kind == kind);
    }
}

void show_fault(html::Values& values, const html::Locale& locale, std::optional<Why> why) {
    const auto field = why ? field_of(*why) : "";
    const auto sentence = why ? locale.text("problem." + std::string(name_of(*why))) : "";
    for (const std::string each : {"kind", "words", "phone", "dossier", "agency"})
        values.flag("wrong_" + each, field == each);
    values.set("fault", sentence).list("errors");
    if (!why) return;
    values.add("errors")
        .add("error")
        .set("message", sentence)
        .set("target", field)
        .flag("linked", !field.empty());
}

void show_own(html::Values& values, web::Visit& visit) {
    values.list("own");
    if (!visit.signed_in || visit.actor().is_officer()) return;
    const auto items = visit.office.look([&](sql::Session& session) {
        std::vector<json::Value> lines;
        for (const auto& each :
             list_own(session, feedback_scope(session, visit.actor()), {0, 0, own_max}))
            lines.emplace_back(
                describe_line(session, each, {visit.actor(), visit.language, visit.office.now()}));
        return lines;
    });
    for (const auto& item : items)
        values.add("own")
            .set("own_code", item.text_at("code"))
            .set("own_path", look_up_path(visit.office.vault(), item.text_at("code")))
            .set("own_agency", item.at("agency").text_at("name"))
            .set("own_state", visit.locale().text("feedback.state_" + item.text_at("status")))
            .set("own_received", web::moment_in_words(visit.locale(), item.text_at("received_at")));
}

/// The name of the procedure that the page was opened from; "" for none.
std::string procedure_name(web::Visit& visit, const House& house, const std::string& code) {
    if (code.empty() || !base::is_storable(code)) return "";
    return visit.office.look([&](sql::Session& session) -> std::string {
        const auto revision = office::newest_revision(session, "procedures", code).value_or(0);
        if (revision == 0) return "";
        return house.dossiers.rules.procedure(session, code, revision).name(visit.language);
    });
}

http::Response shown(web::Visit& visit, const House& house, const Sending& typed,
                     std::optional<Why> why) {
    const auto& locale = visit.locale();
    const auto procedure = procedure_name(visit, house, typed.procedure);
    const bool lost = visit.request.query.get("lost") == "1";
    html::Values values;
    values.set("typed_dossier", typed.dossier)
        .set("procedure", procedure.empty() ? "" : typed.procedure)
        .set("procedure_name", procedure)
        .flag("about_procedure", !procedure.empty())
        .set("typed_words", typed.words)
        .set("typed_full_name", typed.full_name)
        .set("typed_phone", typed.phone)
        .set("typed_email", typed.email)
        .flag("lost", lost);
    show_kinds(values, locale, typed);
    show_agencies(values, visit, typed.agency);
    show_own(values, visit);
    show_fault(values, locale, why);
    return web::page(visit, "feedback/sending", locale.text("feedback.heading"), std::move(values),
                     why ? status_of(*why) : Status::ok);
}

/// What is known already: from where somebody comes, and of who is signed in.
Sending begun(web::Visit& visit) {
    Sending typed;
    const auto& query = visit.request.query;
    typed.dossier = web::cleaned(query.get("dossier"));
    typed.procedure = web::cleaned(query.get("procedure"));
    typed.agency = web::cleaned(query.get("agency"));
    if (!visit.signed_in || visit.actor().is_officer()) return typed;
    const auto details = visit.office.look([&](sql::Session& session) {
        return people::details_of(session, visit.office.vault(), visit.actor().account);
    });
    if (!details) return typed;
    typed.full_name = details->full_name;
    typed.phone = details->phone;
    typed.email = details->email;
    return typed;
}

void show_state(html::Values& values, const html::Locale& locale, const json::Value& item) {
    const auto state = item.text_at("status");
    const auto cause = item.text_at("cause");
    values.set("code", item.text_at("code"))
        .set("state", state)
        .set("state_name", locale.text("feedback.state_" + state))
        .set("kind_name", locale.text("feedback.kind_" + item.text_at("kind")))
        .set("agency_name", item.at("agency").text_at("name"))
        .set("procedure_name", item.at("procedure").text_at("name"))
        .flag("about_procedure", !item.at("procedure").is_null())
        .set("dossier", item.text_at("dossier"))
        .flag("about_dossier", !item.at("dossier").is_null())
        .set("received", web::moment_in_words(locale, item.text_at("received_at")))
        .set("due", web::moment_in_words(locale, item.text_at("due_at")))
        .set("closed", web::moment_in_words(locale, item.text_at("closed_at")))
        .flag("is_closed", !item.at("closed_at").is_null())
        .flag("is_late", item.boolean_at("overdue"))
        .set("answer", item.text_at("answer"))
        .flag("answered", state == "answered")
        .flag("turned_away", state == "turned_away")
        .set("cause_name", cause.empty() ? "" : locale.text("feedback.cause_" + cause))
        .flag("runs", item.at("closed_at").is_null());
    show_limit(values, locale, item.at("derivation"));
}

}

void show_limit(html::Values& values, const html::Locale& locale, const json::Value& derivation) {
    values.list("limit_lines").list("derivation");
    for (const auto& line : limit_in_words(locale, derivation))
        values.add("limit_lines").set("line", line);
    for (const auto& line : skipped_in_words(locale, derivation))
        values.add("derivation").set("line", line);
}

void show_agencies(html::Values& values, web::Visit& visit, const std::string& chosen) {
    const auto known = visit.office.look([&](sql::Session& session) {
        organisation::AgencyQuery query;
        query.live = true;
        return organisation::agencies(session, query, base::day_of(visit.office.now()));
    });
    values.list("agencies");
    for (const auto& agency : known)
        values.add("agencies")
            .set("agency_code", agency.code)
            .set("agency_option", agency.name(visit.language))
            .flag("chosen", agency.code == chosen);
}

http::Response get_sending(web::Visit& visit, const House& house) {
    const auto code = base::trimmed(visit.request.query.get("code"));
    const auto token = base::trimmed(visit.request.query.get("token"));
    if (!code.empty() || !token.empty()) {
        const auto found = visit.office.look([&](sql::Session& session) {
            return found_by_token(session, visit.office.vault(), code, token);
        });
        return http::see_other(found ? look_up_path(visit.office.vault(), found->code)
                                     : "/feedback?lost=1#look-up");
    }
    return shown(visit, house, begun(visit), std::nullopt);
}

http::Response post_sending(web::Visit& visit, const House& house) {
    const auto wait = house.sendings.wait_seconds(visit.request.peer, visit.office.now());
    if (wait > 0)
        return web::failed(visit, Status::too_many_requests, "too_many_requests")
            .with("Retry-After", std::to_string(wait));
    const auto typed = typed_in(visit);
    const auto outcome = visit.perform(visit.once("page:feedback", true), [&](office::Act& act) {
        return send(act, house.dossiers.rules, typed);
    });
    if (!outcome) return shown(visit, house, typed, outcome.error().why);
    const auto path = look_up_path(visit.office.vault(), outcome->body.text_at("code"));
    return http::see_other(path + "?sent=1");
}

http::Response get_receipt(web::Visit& visit, const House& house) {
    const auto& vault = visit.office.vault();
    const auto& token = visit.captured("token");
    const auto body = visit.office.look([&](sql::Session& session) -> std::optional<json::Value> {
        const auto found = found_by_token(session, vault, visit.captured("code"), token);
        if (!found) return std::nullopt;
        return describe(session, vault, house.dossiers.rules, *found,
                        {visit.actor(), visit.language, visit.office.now()});
    });
    if (!body) return refusal_answer(visit, {Why::no_such_feedback});
    const auto path = look_up_path(vault, body->text_at("code"));
    const auto qr = html::qr_code(web::address_of(visit) + path);
    constexpr int quiet_zone = 4;
    html::Values values;
    values.flag("sent", visit.request.query.get("sent") == "1")
        .set("token", token)
        .set("qr_path", qr.path)
        .set("qr_side", qr.squares + 2 * quiet_zone);
    show_state(values, visit.locale(), *body);
    return web::page(visit, "feedback/receipt",
                     visit.locale().text("feedback.receipt") + " " + body->text_at("code"),
                     std::move(values));
}

}
