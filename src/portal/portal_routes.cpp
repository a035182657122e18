#include "src/portal/portal_routes.h"

#include "lib/base/text.h"
#include "src/dossier/dossier_view_store.h"
#include "src/people/account_actions.h"
#include "src/portal/draft_store.h"
#include "src/portal/filing_routes.h"
#include "src/portal/procedure_page_routes.h"
#include "src/portal/rating_page_routes.h"
#include "src/portal/review_routes.h"
#include "src/portal/supplement_page_routes.h"
#include "src/portal/track_routes.h"
#include "src/web/json_door.h"
#include "src/web/site.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

using http::Status;
using web::Access;

constexpr std::size_t words_bytes_max = 600;
constexpr std::int64_t hits_max = 50;

http::Response home(web::Visit& visit, catalogue::CurrentFinder& finder) {
    const auto& query = visit.request.query;
    catalogue::Wanted wanted{base::trimmed(query.get("q")), "", "", 20, query.get("after")};
    const bool searched = !wanted.words.empty();
    if (searched) wanted.limit = hits_max;
    const auto found = visit.office.look([&](sql::Session& session) {
        return finder.find(session, wanted, visit.language, visit.office.now());
    });
    html::Values values;
    const auto typed = base::is_storable(wanted.words) ? wanted.words : "";
    values.set("q", typed)
        .set("find_typed", typed)
        .set("find_id", "q")
        .set("find_to", "procedure")
        .set("count", static_cast<std::int64_t>(found.items.size()))
        .set("next", found.next)
        .flag("searched", searched)
        .flag("filled", !found.items.empty())
        .flag("counted", searched && !found.items.empty())
        .flag("lost", searched && found.items.empty())
        .flag("bare", !searched && found.items.empty())
        .flag("more", !found.next.empty())
        .list("procedures");
    for (const auto& item : found.items)
        values.add("procedures")
            .set("code", item.code)
            .set("name", item.name)
            .set("name_language", item.language)
            .flag("online", item.online);
    return web::page(visit, "portal/home", visit.locale().text("home.heading"), std::move(values));
}

void show_drafts(html::Values& values, web::Visit& visit, const dossier::House& house,
                 const std::vector<Draft>& drafts) {
    values.list("drafts").flag("has_drafts", !drafts.empty());
    for (const auto& draft : drafts) {
        const auto* procedure = newest_procedure(visit, house, draft.name.procedure);
        if (procedure == nullptr) continue;
        values.add("drafts")
            .set("draft_code", procedure->code)
            .set("draft_variant", draft.name.variant)
            .set("draft_name", procedure->name(visit.language))
            .set("saved_at", web::moment_in_words(visit.locale(), base::rfc3339(draft.saved_at)));
    }
}

http::Response own_dossiers(web::Visit& visit, const dossier::House& house) {
    const auto& locale = visit.locale();
    dossier::Page page;
    page.after_id = web::number_in(visit.request.query.get("after")).value_or(0);
    std::vector<dossier::Line> lines;
    const auto items = visit.office.look([&](sql::Session& session) {
        lines = dossier::list_own(session, office::scope_of(visit.actor()), page);
        return dossier::describe(session, visit.office.vault(), house.rules, lines,
                                 {visit.actor(), visit.language}, visit.office.now());
    });
    const auto drafts = visit.office.look([&](sql::Session& session) {
        return list_drafts(session, office::scope_of(visit.actor()));
    });
    const bool more = static_cast<std::int64_t>(lines.size()) == page.limit;
    html::Values values;
    show_drafts(values, visit, house, drafts);
    values.flag("more", more).set("next", more ? lines.back().dossier_id : 0).list("dossiers");
    for (const auto& item : items) {
        const auto due = web::moment_in_words(locale, item.text_at("due_at"));
        // Before the acceptance no time limit runs; what is due then is the reception.
        const bool dated = !due.empty() && item.text_at("status") != "submitted";
        values.add("dossiers")
            .set("code", item.text_at("code"))
            .set("name", item.text_at("name"))
            .set("state", item.text_at("status"))
            .set("state_name", locale.text("state." + item.text_at("status")))
            .set("submitted", web::moment_in_words(locale, item.text_at("submitted_at")))
            .set("due", due)
            .flag("dated", dated)
            .set("until", web::day_of_moment(item.text_at("supplement_due_at")))
            .flag("awaits", !item.at("supplement_due_at").is_null());
    }
    return web::page(visit, "portal/dossiers", locale.text("own.heading"), std::move(values));
}

http::Response sign_in_page(web::Visit& visit, const std::string& next, const std::string& problem,
                            Status status) {
    const auto& locale = visit.locale();
    html::Values values;
    values.set("next", next).set("typed_login", visit.request.form.get("login")).list("errors");
    const auto& form = visit.request.form;
    values.flag("with_files", form.find("_kept_files") != nullptr);
    if (form.find("_kept_path") != nullptr) web::keep_fields(values, visit.request);
    if (!problem.empty())
        values.add("errors")
            .add("error")
            .set("message", locale.text("problem." + problem))
            .set("target", "login")
            .flag("linked", true);
    return web::page(visit, "portal/sign_in", locale.text("sign_in.heading"), std::move(values),
                     status);
}

http::Response get_sign_in(web::Visit& visit) {
    return sign_in_page(visit, web::safe_path(visit.request.query.get("next")), "", Status::ok);
}

http::Response post_sign_in(web::Visit& visit) {
    const auto& form = visit.request.form;
    const auto next = web::safe_path(form.get("next"));
    const auto login = base::trimmed(form.get("login"));
    const bool storable = base::is_storable(login) && login.size() <= words_bytes_max;
    const auto token = people::sign_in(visit.office, storable ? login : "", form.get("password"),
                                       people::SessionKind::cookie, visit.request.peer);
    if (!token) {
        if (token.error().why == people::SignInProblem::too_many_tries)
            return sign_in_page(visit, next, "too_many_tries", Status::too_many_requests)
                .with("Retry-After", std::to_string(token.error().wait_seconds));
        return sign_in_page(visit, next, "wrong_login_or_password", Status::unprocessable);
    }
    const auto cookie = http::set_cookie(web::Site::session_cookie, token->token, {});
    if (const auto* path = form.find("_kept_path")) {
        // The form that came too late can be sent now.
        const web::Visit signed_in{visit.request, visit.office, visit.pages,
                                   web::SignedIn{token->actor, token->form_token}, visit.language};
        return web::send_again(signed_in, web::safe_path(*path), token->form_token)
            .with("Set-Cookie", cookie);
    }
    const auto landing = next != "/" ? next : token->actor.is_officer() ? "/tasks" : "/";
    return http::see_other(landing).with("Set-Cookie", cookie);
}

http::Response post_sign_out(web::Visit& visit) {
    const auto token = http::cookie(visit.request.header("cookie"), web::Site::session_cookie);
    if (token) people::sign_out(visit.office, *token);
    return http::see_other("/").with(
        "Set-Cookie", http::set_cookie(web::Site::session_cookie, "", {.max_age_seconds = 0}));
}

}

web::Routes routes(const dossier::House& house, catalogue::CurrentFinder& finder) {
    const auto in_house = [&house](http::Response (*show)(web::Visit&, const dossier::House&)) {
        return [&house, show](web::Visit& visit) { return show(visit, house); };
    };
    return {
        {"GET", "/", Access::everyone,
         [&finder](web::Visit& visit) { return home(visit, finder); }},
        {"GET", "/procedures/{code}", Access::everyone, in_house(show_procedure)},
        {"GET", "/procedures/{code}/filing", Access::signed_in, in_house(get_filing)},
        {"POST", "/procedures/{code}/filing", Access::signed_in, in_house(post_filing)},
        {"GET", "/procedures/{code}/review", Access::citizen, in_house(get_review)},
        {"POST", "/procedures/{code}/review", Access::citizen, in_house(post_review)},
        {"GET", "/dossiers/{code}/supplement", Access::signed_in, in_house(get_supplement)},
        {"POST", "/dossiers/{code}/supplement", Access::signed_in, in_house(post_supplement)},
        {"POST", "/procedures/{code}/draft/removal", Access::citizen, in_house(post_draft_removal)},
        {"GET", "/track", Access::everyone, in_house(show_track)},
        {"GET", "/track/{code}/{token}", Access::everyone, in_house(show_slip_track)},
        {"GET", "/track/{code}/{token}/rating", Access::everyone, get_rating},
        {"POST", "/track/{code}/{token}/rating", Access::everyone, post_rating},
        {"GET", "/dossiers/{code}/rating", Access::citizen, get_rating},
        {"POST", "/dossiers/{code}/rating", Access::citizen, post_rating},
        {"GET", "/track/{code}/{token}/proof", Access::everyone, in_house(get_slip_proof)},
        {"GET", "/dossiers", Access::citizen, in_house(own_dossiers)},
        {"GET", "/sign-in", Access::everyone, get_sign_in},
        {"POST", "/sign-in", Access::everyone, post_sign_in},
        {"POST", "/sign-out", Access::signed_in, post_sign_out},
    };
}

}
