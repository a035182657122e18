#include "src/feedback/feedback_routes.h"

#include "src/dossier/dossier_routes.h"
#include "src/feedback/feedback_view_store.h"
#include "src/feedback/queue_routes.h"
#include "src/feedback/sending_routes.h"
#include "src/people/account_actions.h"
#include "src/web/json_door.h"

namespace motcua::feedback {

using http::Status;

Status status_of(Why why) {
    switch (why) {
    case Why::no_such_feedback: return Status::not_found;
    case Why::version_missing: return Status::precondition_required;
    case Why::feedback_changed: return Status::precondition_failed;
    case Why::feedback_closed:
    case Why::not_taken_in: return Status::conflict;
    case Why::key_reused:
    case Why::kind_missing:
    case Why::is_complaint:
    case Why::is_denunciation:
    case Why::words_missing:
    case Why::text_too_long:
    case Why::contact_wrong:
    case Why::no_such_dossier:
    case Why::unknown_procedure:
    case Why::agency_missing:
    case Why::unknown_agency:
    case Why::same_agency:
    case Why::unknown_cause:
    case Why::reason_missing:
    case Why::no_due_date: return Status::unprocessable;
    }
    return Status::unprocessable;
}

http::Response refusal_answer(const web::Visit& visit, const Refusal& refusal) {
    if (refusal.why == Why::no_such_feedback)
        people::note_refusal(visit.office, "act_refused", visit.actor().mark(), visit.request.peer,
                             std::string(name_of(refusal.why)));
    auto answer = web::problem(visit, status_of(refusal.why), name_of(refusal.why), refusal.detail);
    const auto current = refusal.detail.find("current");
    if (current != refusal.detail.end()) answer.with("ETag", *current->second.text());
    return answer;
}

std::optional<http::Response> too_many(web::Visit& visit, const House& house) {
    const auto wait = house.sendings.wait_seconds(visit.request.peer, visit.office.now());
    if (wait == 0) return std::nullopt;
    return web::problem(visit, Status::too_many_requests, "too_many_requests")
        .with("Retry-After", std::to_string(wait));
}

void note_opening(web::Visit& visit, const Feedback& feedback) {
    if (!visit.actor().is_officer()) return;
    visit.office.database().write([&](sql::Session& session) {
        note_reading(session, visit.office.ids().next(), visit.office.now(), visit.actor(),
                     feedback.id);
        return sql::Outcome::keep;
    });
}

namespace {

Sending sending_from(const web::Reader& read) {
    Sending sending;
    sending.kind = kind_named(read.text("kind"));
    if (!sending.kind && !read.text("kind").empty()) read.wrong("kind");
    sending.agency = read.text("agency");
    sending.procedure = read.text("procedure");
    sending.dossier = read.text("dossier");
    sending.words = read.text("words");
    sending.full_name = read.text("full_name");
    sending.phone = read.text("phone");
    sending.email = read.text("email");
    return sending;
}

http::Response post_feedback(web::Visit& visit, const House& house) {
    if (auto wait = too_many(visit, house)) return std::move(*wait);
    const auto sending = web::read_body(visit, sending_from);
    if (!sending) return sending.error();
    const auto outcome = visit.perform(visit.once("feedback", true), [&](office::Act& act) {
        return send(act, house.dossiers.rules, *sending);
    });
    if (!outcome) return refusal_answer(visit, outcome.error());
    const auto& body = outcome->body;
    const auto code = body.text_at("code");
    return web::created(
        {{"code", code},
         {"token", visit.office.vault().slip_token(code)},
         {"url", look_up_path(visit.office.vault(), code)},
         {"status", body.text_at("state")},
         {"agency", body.text_at("agency")},
         {"due_at", base::rfc3339(base::from_microseconds(body.integer_at("due_at")))},
         {"derivation", body.at("derivation")}});
}

/// "due.id" of the last line, of what is closed or one's own "0.id".
std::optional<Paging> paging_in(const http::Request& request) {
    Paging paging;
    paging.limit = web::limit_in(request);
    const auto cursor = request.query.get("cursor");
    if (cursor.empty()) return paging;
    const auto dot = cursor.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto after = web::number_in(std::string_view(cursor).substr(0, dot));
    const auto id = web::number_in(std::string_view(cursor).substr(dot + 1));
    if (!after || !id || *after < 0 || *id <= 0) return std::nullopt;
    paging.after = *after;
    paging.after_id = *id;
    return paging;
}

http::Response get_list(web::Visit& visit, const House&) {
    const auto paging = paging_in(visit.request);
    if (!paging) return web::bad_cursor(visit);
    const bool closed = visit.request.query.get("queue") == "closed";
    std::string next;
    auto items = visit.office.look([&](sql::Session& session) {
        const auto scope = feedback_scope(session, visit.actor());
        auto more = *paging;
        ++more.limit;
        auto lines = !visit.actor().is_officer() ? list_own(session, scope, more)
                     : closed                    ? list_closed(session, scope, more)
                                                 : list_waiting(session, scope, more);
        if (web::cut_to(lines, paging->limit))
            next = std::to_string(base::to_microseconds(next_due(lines.back()))) + "." +
                   std::to_string(lines.back().id.value());
        json::Array described;
        for (const auto& line : lines)
            described.push_back(
                describe_line(session, line, {visit.actor(), visit.language, visit.office.now()}));
        return described;
    });
    return web::list_answer(std::move(items), next);
}

/// With the token anybody who has it, without it the sender, and whole for who handles it.
http::Response get_one(web::Visit& visit, const House& house) {
    const auto& code = visit.captured("code");
    const auto token = visit.request.query.get("token");
    const auto& vault = visit.office.vault();
    const auto found = visit.office.look([&](sql::Session& session) {
        if (!token.empty()) return found_by_token(session, vault, code, token);
        return find(session, feedback_scope(session, visit.actor()), code);
    });
    if (!found) return refusal_answer(visit, {Why::no_such_feedback});
    const bool whole = token.empty() && visit.actor().is_officer();
    if (whole) note_opening(visit, *found);
    const auto body = visit.office.look([&](sql::Session& session) {
        const Onlooker onlooker{visit.actor(), visit.language, visit.office.now()};
        return whole ? describe_whole(session, vault, house.dossiers.rules, *found, onlooker)
                     : describe(session, vault, house.dossiers.rules, *found, onlooker);
    });
    auto answer = http::json(Status::ok, json::canonical(body));
    if (whole) answer.with("ETag", *body.at("etag").text());
    return answer;
}

using Performing = std::function<Outcome(office::Act&, const dossier::Rulebook&, const Target&)>;

web::Route act(const House& house, Performing (*read)(const web::Reader&),
               const std::string& noun) {
    const auto handler = [&house, read, noun](web::Visit& visit) -> http::Response {
        const auto performing = web::read_body(visit, read, web::Unknown::ignored);
        if (!performing) return performing.error();
        const Target target{visit.captured("code"), dossier::expected_in(visit.request)};
        const auto outcome =
            visit.perform(visit.once("feedback " + noun), [&](office::Act& acting) {
                return (*performing)(acting, house.dossiers.rules, target);
            });
        if (!outcome) return refusal_answer(visit, outcome.error());
        const auto version = std::to_string(outcome->version);
        return web::created({{"code", outcome->body.text_at("code")},
                             {"status", outcome->body.text_at("state")},
                             {"etag", "\"" + version + "\""}},
                            outcome->version);
    };
    return web::Route("POST", "/api/v1/feedback/{code}/" + noun, web::Access::officer, handler);
}

Performing intake(const web::Reader&) {
    return [](office::Act& a, const dossier::Rulebook&, const Target& target) {
        return take_in(a, target);
    };
}

Performing transfer(const web::Reader& read) {
    return [handing = Handing{read.text("agency"), read.text("reason")}](
               office::Act& a, const dossier::Rulebook& rules, const Target& target) {
        return hand_on(a, rules, target, handing);
    };
}

Performing refusal(const web::Reader& read) {
    return [cause = read.text("cause"), reason = read.text("reason")](
               office::Act& a, const dossier::Rulebook&, const Target& target) {
        return turn_away(a, target, cause, reason);
    };
}

Performing answering(const web::Reader& read) {
    return [words = read.text("words")](office::Act& a, const dossier::Rulebook&,
                                        const Target& target) { return answer(a, target, words); };
}

}

web::Routes routes(const House& house) {
    using web::Access;
    const auto in_house = [&house](http::Response (*show)(web::Visit&, const House&)) {
        return [&house, show](web::Visit& visit) { return show(visit, house); };
    };
    web::Routes all{
        {"POST", "/api/v1/feedback", Access::everyone, in_house(post_feedback)},
        {"GET", "/api/v1/feedback", Access::signed_in, in_house(get_list)},
        {"GET", "/api/v1/feedback/{code}", Access::everyone, in_house(get_one)},
        act(house, intake, "intake"),
        act(house, transfer, "transfer"),
        act(house, refusal, "refusal"),
        act(house, answering, "answer"),
        {"GET", "/feedback", Access::everyone, in_house(get_sending)},
        {"POST", "/feedback", Access::everyone, in_house(post_sending)},
        {"GET", "/feedback/{code}/{token}", Access::everyone, in_house(get_receipt)},
        {"GET", "/feedback-tasks", Access::officer, in_house(get_queue)},
        {"GET", "/feedback-tasks/{code}", Access::officer, in_house(get_feedback)},
    };
    for (const auto* noun : {"intake", "transfer", "refusal", "answer"})
        all.push_back(queue_act(house, noun));
    return all;
}

}
