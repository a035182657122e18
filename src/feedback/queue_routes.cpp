#include "src/feedback/queue_routes.h"

#include "src/calendar/urgency.h"
#include "src/feedback/feedback_routes.h"
#include "src/feedback/sending_routes.h"
#include "src/notice/message_store.h"
#include "src/people/account_store.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::feedback {
namespace {

using http::Status;

std::string moment(const html::Locale& locale, const json::Value& item, const char* member) {
    return web::moment_in_words(locale, item.text_at(member));
}

/// How near what is due next is; "" when nothing is.
std::string urgency_in(sql::Session& session, const House& house, const Feedback& feedback,
                       base::Instant now) {
    if (is_closed(feedback.state)) return "";
    const auto& days = *house.dossiers.rules.calendar_of(session, feedback.agency).days;
    return std::string(
        calendar::name_of(calendar::urgency_of(next_due(feedback), now, days)));
}

struct Line {
    json::Value item;
    std::string urgency;
};

void show_line(html::Values& into, const html::Locale& locale, const Line& line) {
    const auto& item = line.item;
    const bool open = !line.urgency.empty();
    const auto urgency = open                         ? line.urgency
                         : item.boolean_at("overdue") ? std::string("overdue")
                                                      : std::string("later");
    const auto late = item.boolean_at("overdue") ? "feedback.was_late" : "feedback.was_on_time";
    into.set("code", item.text_at("code"))
        .set("urgency", urgency)
        .set("urgency_name", open ? locale.text("urgency." + urgency) : locale.text(late))
        .set("due", moment(locale, item, open ? "next_due_at" : "due_at"))
        .set("due_for",
             locale.text(item.text_at("status") == "received" ? "feedback.due_for_intake"
                                                              : "feedback.due_for_answer"))
        .set("kind_name", locale.text("feedback.kind_" + item.text_at("kind")))
        .set("state_name", locale.text("feedback.state_" + item.text_at("status")))
        .set("agency_name", item.at("agency").text_at("name"))
        .set("received", moment(locale, item, "received_at"));
}

void show_entries(html::Values& values, web::Visit& visit, const json::Value& item) {
    const auto& locale = visit.locale();
    values.list("timeline");
    for (const auto& entry : item.array_at("entries")) {
        const auto words = entry.text_at("words");
        values.add("timeline")
            .set("what", locale.text("entry." + entry.text_at("kind")))
            .set("when", moment(locale, entry, "at"))
            .set("by", visit.office.look([&](sql::Session& session) {
                return people::person_named(session, visit.office.vault(), entry.text_at("login"));
            }))
            .flag("by_officer", !entry.text_at("login").empty())
            .set("words", words)
            .flag("worded", !words.empty());
    }
}

void show_messages(html::Values& values, web::Visit& visit, FeedbackId id) {
    const auto messages = visit.office.look([&](sql::Session& session) {
        return notice::messages_of(session, notice::About::feedback, id.value());
    });
    values.list("messages");
    for (const auto& message : messages)
        values.add("messages")
            .set("message_kind",
                 visit.locale().text("notice." + std::string(name_of(message.kind))))
            .set("message_state",
                 visit.locale().text("message_state." + std::string(name_of(message.state))));
}

std::string typed(const web::Visit& visit, const char* name) {
    return web::cleaned(visit.request.form.get(name));
}

/// The forms, each with what was typed when its act was refused.
void show_acts(html::Values& values, web::Visit& visit, const Feedback& feedback) {
    const auto tried = [&](const char* noun) {
        return visit.request.method == "POST" &&
               visit.request.path.ends_with(std::string("/") + noun);
    };
    const bool open = !is_closed(feedback.state);
    const bool answers = feedback.state == State::taken_in;
    values.flag("may_take_in", feedback.state == State::received)
        .flag("may_answer", answers)
        .flag("open", open)
        .flag("tried_transfer", tried("transfer"))
        .flag("tried_refusal", tried("refusal"))
        .set("typed_answer", tried("answer") ? typed(visit, "words") : "")
        .set("typed_transfer", tried("transfer") ? typed(visit, "reason") : "")
        .set("typed_refusal", tried("refusal") ? typed(visit, "reason") : "")
        .list("causes");
    show_agencies(values, visit, tried("transfer") ? typed(visit, "agency") : "");
    for (const auto* cause : causes)
        values.add("causes")
            .set("cause", cause)
            .set("cause_name", visit.locale().text(std::string("feedback.cause_") + cause))
            .flag("chosen", tried("refusal") && typed(visit, "cause") == cause);
}

void show_contact(html::Values& values, const html::Locale& locale, const json::Value& item) {
    values.list("rows");
    const auto add = [&](const std::string& label, const std::string& text) {
        if (!text.empty()) values.add("rows").set("row_label", label).set("row_text", text);
    };
    add(locale.text("feedback.received"), moment(locale, item, "received_at"));
    if (item.text_at("status") == "received")
        add(locale.text("feedback.intake_due"), moment(locale, item, "intake_due_at"));
    add(locale.text("feedback.due"), moment(locale, item, "due_at"));
    add(locale.text("feedback.agency"), item.at("agency").text_at("name"));
    add(locale.text("feedback.procedure"), item.at("procedure").text_at("name"));
    add(locale.text("feedback.dossier"), item.text_at("dossier"));
    const auto name = item.text_at("full_name");
    add(locale.text("feedback.sender"), name.empty() ? locale.text("feedback.unnamed") : name);
    add(locale.text("filing.phone"), item.text_at("phone"));
    add(locale.text("filing.email"), item.text_at("email"));
}

/// Where a refused act is put right.
const char* target_of(Why why, const web::Visit& visit) {
    if (why == Why::agency_missing || why == Why::unknown_agency || why == Why::same_agency)
        return "agency";
    if (why == Why::unknown_cause) return "cause";
    return visit.request.path.ends_with("/answer") ? "answer" : "refusal-reason";
}

void show_problem(html::Values& values, const web::Visit& visit,
                  const std::optional<Refusal>& refusal) {
    values.list("errors").list("done");
    const auto key = "done.feedback_" + visit.request.query.get("done");
    if (visit.locale().has(key)) values.add("done").set("sentence", visit.locale().text(key));
    if (!refusal) return;
    const bool can_be_mended = status_of(refusal->why) == Status::unprocessable;
    values.add("errors")
        .add("error")
        .set("message", visit.locale().text("problem." + std::string(name_of(refusal->why))))
        .set("target", target_of(refusal->why, visit))
        .flag("linked", can_be_mended);
}

std::optional<Feedback> feedback_here(web::Visit& visit) {
    return visit.office.look([&](sql::Session& session) {
        return find(session, feedback_scope(session, visit.actor()), visit.captured("code"));
    });
}

http::Response shown(web::Visit& visit, const House& house, const Feedback& feedback,
                     const std::optional<Refusal>& refusal) {
    note_opening(visit, feedback);
    const auto& locale = visit.locale();
    Line line;
    visit.office.look([&](sql::Session& session) {
        line.item = describe_whole(session, visit.office.vault(), house.dossiers.rules, feedback,
                                   {visit.actor(), visit.language, visit.office.now()});
        line.urgency = urgency_in(session, house, feedback, visit.office.now());
        return true;
    });
    html::Values values;
    const auto state = line.item.text_at("status");
    values.set("code", feedback.code)
        .set("version", feedback.version)
        .set("state", state)
        .set("state_name", locale.text("feedback.state_" + state))
        .set("kind_name", locale.text("feedback.kind_" + line.item.text_at("kind")))
        .flag("urgent", !line.urgency.empty())
        .set("urgency", line.urgency)
        .set("urgency_name", line.urgency.empty() ? "" : locale.text("urgency." + line.urgency))
        .set("sender_words", line.item.text_at("words"))
        .flag("erased", line.item.boolean_at("erased"));
    show_limit(values, locale, line.item.at("derivation"));
    show_contact(values, locale, line.item);
    show_entries(values, visit, line.item);
    show_messages(values, visit, feedback.id);
    show_acts(values, visit, feedback);
    show_problem(values, visit, refusal);
    return web::page(visit, "feedback/feedback", locale.text("feedback.one") + " " + feedback.code,
                     std::move(values), refusal ? status_of(refusal->why) : Status::ok);
}

Outcome done(office::Act& act, const House& house, const web::Visit& visit,
             const std::string& noun) {
    Target target{visit.captured("code"), {}};
    if (const auto version = web::number_in(visit.request.form.get("_version"))) {
        target.expected.given = true;
        target.expected.versions.push_back(*version);
    }
    if (noun == "intake") return take_in(act, target);
    if (noun == "transfer")
        return hand_on(act, house.dossiers.rules, target,
                       {typed(visit, "agency"), typed(visit, "reason")});
    if (noun == "refusal")
        return turn_away(act, target, typed(visit, "cause"), typed(visit, "reason"));
    return answer(act, target, typed(visit, "words"));
}

http::Response post_act(web::Visit& visit, const House& house, const std::string& noun) {
    const auto outcome = visit.perform(visit.once("page:feedback " + noun), [&](office::Act& act) {
        return done(act, house, visit, noun);
    });
    if (outcome) {
        // Handed on, it may be out of sight: what was done is said where one goes on.
        const auto here = feedback_here(visit);
        const auto path = here ? "/feedback-tasks/" + here->code : "/feedback-tasks";
        return http::see_other(path + "?done=" + noun);
    }
    const auto here = feedback_here(visit);
    if (!here) return refusal_answer(visit, outcome.error());
    return shown(visit, house, *here, outcome.error());
}

}

http::Response get_queue(web::Visit& visit, const House& house) {
    const auto& locale = visit.locale();
    const auto& query = visit.request.query;
    const bool closed = query.get("queue") == "closed";
    Paging paging;
    paging.after = web::number_in(query.get("after_due")).value_or(0);
    paging.after_id = web::number_in(query.get("after")).value_or(0);
    ++paging.limit;
    std::vector<Feedback> found;
    std::vector<Line> lines;
    bool more = false;
    const auto overdue = visit.office.look([&](sql::Session& session) {
        const auto scope = feedback_scope(session, visit.actor());
        found = closed ? list_closed(session, scope, paging) : list_waiting(session, scope, paging);
        more = web::cut_to(found, paging.limit - 1);
        for (const auto& each : found)
            lines.push_back(
                {json::Value(describe_line(session, each,
                                           {visit.actor(), visit.language, visit.office.now()})),
                 urgency_in(session, house, each, visit.office.now())});
        return count_overdue(session, scope, visit.office.now());
    });
    html::Values values;
    values.flag("open_ones", !closed)
        .flag("closed_ones", closed)
        .set("overdue", overdue)
        .flag("any_overdue", overdue > 0)
        .flag("filled", !lines.empty())
        .flag("more", more)
        .set("queue", closed ? "closed" : "open")
        .set("after_due", more ? base::to_microseconds(next_due(found.back())) : 0)
        .set("next", more ? found.back().id.value() : 0)
        .list("lines");
    for (const auto& line : lines) show_line(values.add("lines"), locale, line);
    show_problem(values, visit, std::nullopt);
    return web::page(visit, "feedback/queue", locale.text("feedback.queue"), std::move(values));
}

http::Response get_feedback(web::Visit& visit, const House& house) {
    const auto here = feedback_here(visit);
    if (!here) return refusal_answer(visit, {Why::no_such_feedback});
    return shown(visit, house, *here, std::nullopt);
}

web::Route queue_act(const House& house, const std::string& noun) {
    return web::Route("POST", "/feedback-tasks/{code}/" + noun, web::Access::officer,
                      [&house, noun](web::Visit& visit) { return post_act(visit, house, noun); });
}

}
