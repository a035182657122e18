#include "src/portal/track_routes.h"

#include "lib/base/text.h"
#include "src/dossier/dossier_view_store.h"
#include "src/dossier/proof_routes.h"
#include "src/dossier/rating_actions.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

using http::Status;

constexpr std::int64_t proof_entries_max = 500;

/// With a token the slip's holder reads; without, anybody who has the code. Empty: no such dossier.
std::optional<json::Object> told(web::Visit& visit, const dossier::House& house,
                                 const std::string& code, const std::string& token) {
    if (!base::is_storable(code)) return std::nullopt;
    return visit.office.look([&](sql::Session& session) {
        return token.empty()
                   ? dossier::glance_at(session, house.rules, code)
                   : dossier::slip_view(session, visit.office.vault(), house.rules, {code, token},
                                        {visit.actor(), visit.language, visit.office.now()});
    });
}

/// Where the holder of the slip says how content they are; "" while there is nothing to say.
std::string rating_path(web::Visit& visit, const std::string& code, const std::string& token) {
    return visit.office.look([&](sql::Session& session) -> std::string {
        const auto found =
            dossier::ratable(session, visit.office.vault(), {code, token}, visit.actor());
        if (!found) return "";
        const auto turn = dossier::last_turn_of(session, *found);
        const bool shown = turn.rated || !fault_in(turn, visit.office.now());
        return shown && turn.over ? "/track/" + found->code + "/" + token + "/rating" : "";
    });
}

void show_slip(html::Values& values, const html::Locale& locale, const json::Value& slip,
               const std::string& path) {
    values.list("slip");
    if (slip.at("procedure").is_null()) return;
    const auto due = web::moment_in_words(locale, slip.text_at("due_at"));
    values.add("slip")
        .set("procedure_name", slip.at("procedure").text_at("name"))
        .set("agency", slip.at("receiving_unit").text_at("name"))
        .set("submitted", web::moment_in_words(locale, slip.text_at("submitted_at")))
        .set("due", due)
        .set("proof_path", path + "/proof")
        .flag("dated", !due.empty())
        .flag("provisional", slip.boolean_at("provisional"));
}

/// The answer to who asks too often, the page's and the file's.
std::optional<http::Response> asked_too_often(web::Visit& visit, const dossier::House& house) {
    const auto wait = house.look_ups.wait_seconds(visit.request.peer, visit.office.now());
    if (wait <= 0) return std::nullopt;
    return web::problem(visit, Status::too_many_requests, "too_many_requests")
        .with("Retry-After", std::to_string(wait));
}

http::Response shown(web::Visit& visit, const dossier::House& house, const std::string& code,
                     const std::string& token) {
    html::Values values;
    values.set("asked", code).flag("unknown", false).list("found");
    Status status = Status::ok;
    if (!code.empty()) {
        if (auto refused = asked_too_often(visit, house)) return std::move(*refused);
        const auto found = told(visit, house, code, token);
        if (!found) {
            status = Status::not_found;
            values.flag("unknown", true);
        } else {
            const json::Value glance{*found};
            const auto state = glance.text_at("status");
            auto& section = values.add("found");
            section.set("found_code", glance.text_at("code"))
                .set("state", state)
                .set("state_name", visit.locale().text("state." + state))
                .set("steps_done", glance.integer_at("steps_done"))
                .set("steps_in_all", glance.integer_at("steps_in_all"))
                .flag("bare", token.empty());
            const auto rating = token.empty() ? "" : rating_path(visit, code, token);
            section.flag("ratable", !rating.empty()).set("rating_path", rating);
            show_slip(section, visit.locale(), glance, visit.request.path);
        }
    }
    return web::page(visit, "portal/track", visit.locale().text("track.heading"), std::move(values),
                     status);
}

}

http::Response show_track(web::Visit& visit, const dossier::House& house) {
    return shown(visit, house, base::trimmed(visit.request.query.get("code")), "");
}

http::Response show_slip_track(web::Visit& visit, const dossier::House& house) {
    return shown(visit, house, visit.captured("code"), visit.captured("token"));
}

http::Response get_slip_proof(web::Visit& visit, const dossier::House& house) {
    if (auto refused = asked_too_often(visit, house)) return std::move(*refused);
    const auto& code = visit.captured("code");
    std::optional<dossier::Dossier> found;
    if (base::is_storable(code))
        found = visit.office.look([&](sql::Session& session) {
            office::Scope holder_of_the_paper;
            holder_of_the_paper.all = true;
            return dossier::find(session, holder_of_the_paper, code);
        });
    if (!found || !visit.office.vault().is_slip_token(found->code, visit.captured("token")))
        return web::problem(visit, Status::not_found, "no_such_dossier");
    const auto bundle = dossier::proof_bundle(visit, house, *found, 0, proof_entries_max);
    return http::json(Status::ok, json::canonical(bundle))
        .with("Content-Disposition", "attachment; filename=\"" + found->code + ".json\"")
        .with("Cache-Control", "private, no-store");
}

}
