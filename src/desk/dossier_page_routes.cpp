#include "src/desk/dossier_page_routes.h"

#include <fmt/format.h>

#include "src/calendar/urgency.h"
#include "src/counter/wording_routes.h"
#include "src/desk/acts_routes.h"
#include "src/desk/ending_routes.h"
#include "src/desk/fees_routes.h"
#include "src/desk/originals_routes.h"
#include "src/desk/rating_routes.h"
#include "src/desk/slip_routes.h"
#include "src/desk/supplement_routes.h"
#include "src/desk/wording_routes.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/dossier_view_store.h"
#include "src/dossier/supplement_actions.h"
#include "src/notice/message_store.h"
#include "src/people/account_actions.h"
#include "src/people/account_store.h"
#include "src/web/working_hours.h"

namespace motcua::desk {
namespace {

using http::Status;

constexpr std::int64_t entries_max = 200;

/// A dossier opened for this visitor, and the words to show it with.
struct Opened {
    const dossier::Dossier& dossier;
    json::Value text;
    std::vector<json::Value> entries;
    const catalogue::Procedure& procedure;
};

Opened opened_for(web::Visit& visit, const dossier::House& house, const dossier::Dossier& dossier) {
    const auto& vault = visit.office.vault();
    return visit.office.look([&](sql::Session& session) {
        Opened opened{
            dossier,
            dossier::describe(session, vault, house.rules, dossier,
                              {visit.actor(), visit.language, visit.office.now()}),
            {},
            house.rules.procedure(session, dossier.procedure, dossier.procedure_revision)};
        for (const auto& entry :
             office::entries_of(session, vault, dossier.id.value(), 0, entries_max))
            opened.entries.emplace_back(dossier::describe(session, entry, visit.actor()));
        return opened;
    });
}

void show_party(html::Values& values, const json::Value& party, const std::string& title,
                const html::Locale& locale) {
    if (party.is_null()) return;
    auto& section = values.add("groups");
    section.set("group_title", title);
    add_row(section, locale.text("filing.owner_kind"),
            word(locale, "kind.", party.text_at("kind")));
    for (const auto* member : {"full_name", "identity_number", "phone", "email", "address"})
        add_row(section, locale.text(std::string("filing.") + member), party.text_at(member));
}

void show_summary(html::Values& values, const json::Value& text, const html::Locale& locale) {
    auto& section = values.add("summary");
    add_due_row(section, text, locale);
    add_row(section, locale.text("dossier.variant"), text.at("variant").text_at("name"));
    add_row(section, locale.text("dossier.submitted"),
            moment_in_words(locale, text.text_at("submitted_at")));
    add_row(section, locale.text("dossier.accepted"),
            moment_in_words(locale, text.at("acceptance").text_at("accepted_at")));
    add_row(section, locale.text("dossier.channel"),
            word(locale, "channel.", text.text_at("channel")));
    const auto receiving = text.at("receiving_unit").text_at("name");
    const auto competent = text.at("competent_agency").text_at("name");
    add_row(section, locale.text("dossier.receiving_unit"), receiving);
    if (competent != receiving)
        add_row(section, locale.text("dossier.competent_agency"), competent);
    add_row(section, locale.text("dossier.delivery"),
            delivery_in_words(locale, text.at("delivery")));

    const auto& derivation = text.at("acceptance").at("derivation");
    values.flag("derived", !derivation.is_null()).list("derivation").list("clocks");
    if (derivation.is_null()) return;
    for (const auto& line : derivation_in_words(locale, derivation))
        values.add("derivation").set("line", line);
    for (const auto& line : clocks_in_words(locale, text.at("clocks")))
        values.add("clocks").set("line", line);
}

void show_papers(html::Values& values, const json::Value& text) {
    const auto& missing = text.array_at("missing_papers");
    values.flag("missing", !missing.empty()).list("missing_papers").list("papers");
    for (const auto& paper : missing)
        values.add("missing_papers").set("paper_name", paper.text_at("name"));
    for (const auto& paper : text.array_at("papers")) {
        const auto originals = paper.integer_at("originals");
        const auto copies = paper.integer_at("copies");
        auto& row = values.add("papers");
        row.set("paper_name", paper.text_at("name"))
            .set("originals", originals)
            .set("copies", copies)
            .flag("counted", originals + copies > 0)
            .list("files");
        for (const auto& file : paper.array_at("files"))
            row.add("files")
                .set("file", file.text_at("id"))
                .set("file_name", file.text_at("name"))
                .set("size", size_in_words(file.integer_at("size")));
    }
}

/// What the step may use of the limit, and what it has used.
void show_clock(html::Values& step, const html::Locale& locale, const json::Value& clock) {
    const bool over = !clock.is_null() && clock.integer_at("over_minutes") > 0;
    step.flag("timed", !clock.is_null()).flag("over", over);
    if (clock.is_null()) return step.set("clock", "").set("over_words", ""), void();
    step.set("clock",
             locale.text("step_clock.used",
                         {{"used", web::hours_in_words(locale, clock.integer_at("used_minutes"))},
                          {"share", web::hours_in_words(locale, clock.integer_at("share_minutes"))},
                          {"due", moment_in_words(locale, clock.text_at("due_at"))}}))
        .set("over_words",
             over ? locale.text("step_clock.over", {{"hours", web::hours_in_words(locale,
                                                         clock.integer_at("over_minutes"))}})
                  : "");
}

/// Of a dossier that is late, or nearly: the step that took the time.
void show_eater(html::Values& values, const html::Locale& locale, const json::Value& text,
                bool pressing) {
    const auto& eater = text.at("eaten_by");
    values.list("eater");
    if (eater.is_null() || !pressing) return;
    values.add("eater").set(
        "eater_words",
        locale.text("step_clock.eaten",
                    {{"step", eater.text_at("name")},
                     {"hours", web::hours_in_words(locale, eater.integer_at("over_minutes"))}}));
}

void show_course(html::Values& values, web::Visit& visit, const Opened& opened) {
    const auto& locale = visit.locale();
    // Which officer did what is for their colleagues; the citizen deals with the office.
    const bool colleague = visit.actor().is_officer();
    values.list("steps").list("timeline");
    const auto& steps = opened.text.array_at("steps");
    // What is done at once has neither steps nor a slip.
    values.flag("in_steps", !steps.empty());
    for (const auto& step : steps) {
        const auto officer = colleague ? person_of(visit, step.text_at("officer")) : "";
        auto& shown = values.add("steps");
        show_clock(shown, locale, step.at("clock"));
        shown
            .set("step_name", step.text_at("name"))
            .set("step_state", step.text_at("state"))
            .set("step_state_name", word(locale, "step_state.", step.text_at("state")))
            .set("step_role", word(locale, "role.", step.text_at("role")))
            .set("step_officer", officer)
            .flag("known_officer", !officer.empty());
    }
    for (const auto& entry : opened.entries) {
        const auto role = word(locale, "role.", entry.at("actor").text_at("role"));
        const auto person = colleague ? person_of(visit, entry.at("actor").text_at("login")) : "";
        const auto remark = colleague ? entry.text_at("remark") : "";
        values.add("timeline")
            .set("what", word(locale, "entry.", entry.text_at("kind")))
            .set("when", moment_in_words(locale, entry.text_at("at")))
            .set("by", person.empty() ? role : role + ", " + person)
            .set("remark", remark)
            .flag("remarked", !remark.empty())
            .set("collector", entry.text_at("collector"))
            .flag("collected", !entry.text_at("collector").empty())
            .set("authority", counter::authority_in_words(locale, entry.at("authority")))
            .flag("authorised", !entry.at("authority").is_null())
            .set("moved_words", due_move_in_words(locale, entry))
            .flag("moved", !entry.at("due_before").is_null());
    }
}

void show_result(html::Values& values, const json::Value& result, const html::Locale& locale) {
    values.list("result");
    if (result.is_null()) return;
    auto& section = values.add("result");
    const auto form = result.text_at("form_of_authority");
    add_row(section, locale.text("dossier.notation"), result.text_at("notation"));
    add_row(section, locale.text("dossier.issued"),
            moment_in_words(locale, result.text_at("issued_at")));
    add_row(section, locale.text("dossier.signatory"),
            (form.empty() ? "" : form + " ") + result.text_at("signatory"));
    section.list("documents");
    for (const auto& document : result.array_at("documents"))
        section.add("documents")
            .set("file", document.text_at("id"))
            .set("file_name", document.text_at("name"))
            .set("size", size_in_words(document.integer_at("size")));
}

void show_site_visits(html::Values& values, const json::Value& text, const html::Locale& locale) {
    values.list("site_visits");
    for (const auto& visit : text.array_at("site_visits")) {
        auto& section = values.add("site_visits");
        section.set("visited", moment_in_words(locale, visit.text_at("visited_at")))
            .set("note", visit.text_at("note"))
            .list("photos");
        for (const auto& photo : visit.array_at("photos"))
            section.add("photos")
                .set("file", photo.text_at("id"))
                .set("file_name", photo.text_at("name"))
                .set("size", size_in_words(photo.integer_at("size")));
    }
}

/// What became of the texts to the citizen, for officers.
void show_messages(html::Values& values, web::Visit& visit, const dossier::Dossier& dossier) {
    values.list("messages").flag("tells_messages", visit.actor().is_officer());
    if (!visit.actor().is_officer()) return;
    const auto& locale = visit.locale();
    const auto messages = visit.office.look([&](sql::Session& session) {
        return notice::messages_of(session, notice::About::dossier, dossier.id.value());
    });
    for (const auto& message : messages) {
        const auto at = message.sent_at.value_or(message.created_at);
        values.add("messages")
            .set("message_kind", locale.text("notice." + std::string(name_of(message.kind))))
            .set("message_state",
                 locale.text("message_state." + std::string(name_of(message.state))))
            .set("message_at", moment_in_words(locale, base::rfc3339(at)))
            .flag("possible_double",
                  message.possible_double && message.state == notice::MessageState::sent);
    }
}

/// Whether the result came, or settlement ended, after the due moment.
bool ended_late(const json::Value& text) {
    const auto due = base::parse_rfc3339(text.at("acceptance").text_at("due_at"));
    const auto issued = base::parse_rfc3339(text.at("result").text_at("issued_at"));
    const auto stopped = base::parse_rfc3339(text.at("stop").text_at("stopped_at"));
    const auto ended = issued ? issued : stopped;
    return due && ended && *ended > *due;
}

void show_urgency(html::Values& values, web::Visit& visit, const dossier::House& house,
                  const json::Value& text) {
    const auto state = dossier::state_named(text.text_at("status"));
    const auto due = base::parse_rfc3339(text.at("acceptance").text_at("due_at"));
    const bool runs = state == dossier::State::accepted || state == dossier::State::in_progress;
    const bool shown = runs && due;
    values.list("urgent");
    if (!shown) return show_eater(values, visit.locale(), text, ended_late(text));
    const auto* days = visit.office.look([&](sql::Session& session) {
        const auto agency = text.at("competent_agency").text_at("code");
        return house.rules.calendar_of(session, agency).days;
    });
    const auto reckoned = calendar::urgency_of(*due, visit.office.now(), *days);
    const std::string urgency(calendar::name_of(reckoned));
    show_eater(values, visit.locale(), text, reckoned <= calendar::Urgency::one_day);
    values.add("urgent")
        .set("urgency", urgency)
        .set("urgency_name", visit.locale().text("urgency." + urgency));
}

/// What the visitor wrote and no form of the page can show again.
std::string written_by(const web::Visit& visit) {
    for (const auto* field : {"reason", "remark", "collector"})
        if (const auto* text = visit.request.form.find(field); text != nullptr && !text->empty())
            return *text;
    return "";
}

/// Those that a refusal says are missing.
void name_papers(html::Values& errors, const dossier::Refusal& refusal,
                 const catalogue::Variant& variant, const html::Locale& locale) {
    const auto papers = refusal.detail.find("papers");
    if (papers == refusal.detail.end() || papers->second.array() == nullptr) return;
    for (const auto& code : *papers->second.array())
        if (const auto* paper = code.text() ? variant.paper(*code.text()) : nullptr)
            errors.add("error")
                .set("message", paper->name(locale.language()))
                .set("target", "file-" + paper->code)
                .flag("linked", false);
}

/// What the visitor has just done; a page that is opened again later says it again.
void show_done(html::Values& values, const web::Visit& visit) {
    values.list("done");
    const auto key = "done." + visit.request.query.get("done");
    if (visit.locale().has(key)) values.add("done").set("sentence", visit.locale().text(key));
}

/// Where the cause of a late dossier is asked for, in the form that was sent.
std::string late_field(const web::Visit& visit) {
    if (visit.request.path.ends_with("/stop")) return "late-cause-stop";
    if (visit.request.path.ends_with("/withdrawal-decision")) return "late-cause-decision";
    return "late-cause-act";
}

void show_problem(html::Values& values, const web::Visit& visit, const catalogue::Variant& variant,
                  const std::optional<dossier::Refusal>& refusal, bool any_act) {
    const auto& locale = visit.locale();
    const auto unsent = refusal && !any_act ? written_by(visit) : "";
    values.flag("unsent", !unsent.empty()).set("unsent_text", unsent).list("errors");
    if (!refusal) return;
    const auto sentence = refusal->detail.find("sentence");
    const bool sent_back = visit.request.path.ends_with("/send-back");
    const bool unexplained = refusal->why == dossier::Why::late_without_cause;
    auto& errors = values.add("errors");
    errors.add("error")
        .set("message", sentence != refusal->detail.end()
                            ? *sentence->second.text()
                            : locale.text("problem." + std::string(dossier::name_of(refusal->why))))
        .set("target", unexplained ? late_field(visit)
                       : refusal->why == dossier::Why::authority_missing ? "authority_kind"
                       : sent_back                                     ? "send-back-reason"
                                                                       : "rejection-reason")
        .flag("linked", unexplained || refusal->why == dossier::Why::reason_missing ||
                            refusal->why == dossier::Why::authority_missing);
    if (refusal->why == dossier::Why::papers_missing)
        name_papers(errors, *refusal, variant, locale);
    // What somebody else, or oneself in another window, has done meanwhile.
    const auto changes = refusal->detail.find("changes");
    if (changes == refusal->detail.end() || changes->second.array() == nullptr) return;
    for (const auto& change : *changes->second.array())
        errors.add("error")
            .set("message", locale.text("dossier.change",
                                        {{"what", word(locale, "entry.", change.text_at("kind"))},
                                         {"when", moment_in_words(locale, change.text_at("at"))}}))
            .set("target", "timeline")
            .flag("linked", true);
}

http::Response shown(web::Visit& visit, const dossier::House& house,
                     const dossier::Dossier& dossier,
                     const std::optional<dossier::Refusal>& refusal) {
    dossier::note_opening(visit, dossier.id, "page");
    const auto opened = opened_for(visit, house, dossier);
    const auto& locale = visit.locale();
    const auto& text = opened.text;
    const auto state = text.text_at("status");
    const auto& reason = text.at("rejection");
    // The last of the three steps that portal/steps.tpl shows, for who came from filing.
    const bool filed = visit.request.query.get("filed") == "1";
    html::Values values;
    const auto& delivery = text.at("delivery");
    values
        .set("destination", locale.text("destination." + delivery.text_at("way"),
                                        {{"place", delivery.text_at("place")}}))
        .set("print_label", locale.text("print." + slip_kind(text)));
    values.set("code", dossier.code)
        .set("procedure_name", text.at("procedure").text_at("name"))
        .set("state", state)
        .set("state_name", locale.text("state." + state))
        .flag("filed", filed)
        .set("filed_text",
             locale.text(visit.actor().is_officer() ? "dossier.filed_here" : "dossier.filed_text"))
        .flag("followed", filed && !visit.actor().is_officer())
        .set("step", 3)
        .flag("at_filling", false)
        .flag("at_review", false)
        .flag("at_code", true)
        .flag("erased", text.boolean_at("erased"))
        .list("rejection")
        .list("groups");
    if (!reason.is_null()) values.add("rejection").set("reason", reason.text_at("reason"));
    show_done(values, visit);
    show_urgency(values, visit, house, text);
    show_summary(values, text, locale);
    show_result(values, text.at("result"), locale);
    show_party(values, text.at("owner"), locale.text("dossier.owner"), locale);
    show_party(values, text.at("submitter"), locale.text("dossier.submitter"), locale);
    show_answers(values, opened.procedure, dossier.variant,
                 {text.at("form"), text.at("form_before")}, locale);
    show_papers(values, text);
    show_originals(values, visit, dossier, text);
    show_course(values, visit, opened);
    show_messages(values, visit, dossier);
    show_rating(values, visit, dossier);
    show_site_visits(values, text, locale);
    values.flag("has_fees", !text.array_at("fees").empty());
    show_fees(values, visit, dossier, text);
    const auto& variant = *opened.procedure.variant(dossier.variant);
    const bool brings = show_supplement(values, visit, dossier, text);
    const bool may_ask = text.at("supplement").is_null() && dossier::asks(dossier);
    const bool any_act = show_acts(values, visit, house, dossier, text, may_ask) || brings;
    const bool other_acts = show_endings(values, visit, dossier, text);
    show_problem(values, visit, variant, refusal, any_act || other_acts);
    return web::page(visit, "desk/dossier",
                     text.at("procedure").text_at("name") + " " + dossier.code, std::move(values),
                     refusal ? dossier::status_of(refusal->why) : Status::ok);
}

}

std::optional<dossier::Dossier> dossier_here(web::Visit& visit) {
    return visit.office.look([&](sql::Session& session) {
        return dossier::find(session, office::scope_of(visit.actor()), visit.captured("code"));
    });
}

std::string person_of(web::Visit& visit, const std::string& login) {
    return visit.office.look([&](sql::Session& session) {
        return people::person_named(session, visit.office.vault(), login);
    });
}

http::Response show_dossier(web::Visit& visit, const dossier::House& house) {
    const auto dossier = dossier_here(visit);
    if (!dossier) return dossier::refusal_answer(visit, {dossier::Why::no_such_dossier});
    return shown(visit, house, *dossier, std::nullopt);
}

http::Response show_refusal(web::Visit& visit, const dossier::House& house,
                            const dossier::Refusal& refusal) {
    const auto dossier = dossier_here(visit);
    if (!dossier) return dossier::refusal_answer(visit, {dossier::Why::no_such_dossier});
    if (refusal.why == dossier::Why::not_yours)
        people::note_refusal(visit.office, "act_refused", visit.actor().mark(), visit.request.peer,
                             std::string(dossier::name_of(refusal.why)));
    return shown(visit, house, *dossier, refusal);
}

}
