#include "src/feedback/feedback_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/dossier/filing.h"
#include "src/feedback/limits.h"
#include "src/feedback/notice_actions.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"

namespace motcua::feedback {
namespace {

/// What feedback is about, looked up: which agency answers, as it is on that day.
struct Matter {
    std::string agency;
    std::string dossier;
};

std::optional<std::string> answering(office::Act& act, const std::string& code) {
    const auto today = base::day_of(act.now);
    const auto heir = organisation::successor_on(act.session, code, today);
    const auto agency = organisation::find(act.session, heir, today);
    if (!agency || !agency->live || !agency->validity.holds(today)) return std::nullopt;
    return agency->code;
}

base::Result<Matter, Refusal> matter_of(office::Act& act, const Sending& sending) {
    Matter matter{sending.agency, ""};
    if (!sending.dossier.empty()) {
        // As on the public look-up, whoever has the code may name it: nothing of it is told.
        const auto everything = office::scope_of(office::system_actor());
        const auto found = dossier::find(act.session, everything, sending.dossier);
        if (!found) return refused(Why::no_such_dossier);
        matter.dossier = found->code;
        if (matter.agency.empty()) matter.agency = found->competent_agency;
    }
    // What is listed only, as revision 0, is not this office's.
    if (!sending.procedure.empty() &&
        office::newest_revision(act.session, "procedures", sending.procedure).value_or(0) == 0)
        return refused(Why::unknown_procedure);
    if (matter.agency.empty()) return refused(Why::agency_missing);
    const auto agency = answering(act, matter.agency);
    if (!agency) return refused(Why::unknown_agency);
    matter.agency = *agency;
    return matter;
}

json::Object derivation_of(const calendar::Due& due, const Limit& limit, base::Instant from) {
    json::Array skipped;
    for (const auto& each : due.skipped)
        skipped.push_back(json::Object{{"day", base::iso_day(each.day)}, {"reason", each.reason}});
    return {{"received_at", base::rfc3339(from)},
            {"unit", std::string(calendar::name_of(limit.term.unit))},
            {"length", limit.term.length},
            {"skipped", skipped},
            {"due_at", base::rfc3339(due.at)},
            {"source", std::string(limit.source)},
            {"certainty", std::string(limit.certainty)}};
}

/// The members of a sending that fix its clock; nothing where no calendar reaches that far.
std::optional<json::Object> clock_from(office::Act& act, const dossier::Rulebook& rules,
                                       const std::string& agency) {
    const auto calendar = rules.calendar_of(act.session, agency);
    const auto today = base::day_of(act.now);
    const auto& limit = limit_on(Stage::answer, today);
    const auto intake = calendar::due(act.now, limit_on(Stage::intake, today).term, *calendar.days);
    const auto answer = calendar::due(act.now, limit.term, *calendar.days);
    if (!intake || !answer) return std::nullopt;
    auto derivation = derivation_of(*answer, limit, act.now);
    calendar::add_layers(derivation, calendar.layers);
    return json::Object{{"intake_due_at", base::to_microseconds(intake->at)},
                        {"due_at", base::to_microseconds(answer->at)},
                        {"provisional", answer->provisional},
                        {"calendar", calendar.nation().code},
                        {"calendar_revision", calendar.nation().revision},
                        {"derivation", std::move(derivation)}};
}

json::Object secret_of(const Sending& sending) {
    return {{"words", sending.words},
            {"full_name", sending.full_name},
            {"phone", sending.phone},
            {"email", sending.email}};
}

bool matches(const dossier::Expected& expected, std::int64_t version) {
    return expected.any || std::find(expected.versions.begin(), expected.versions.end(), version) !=
                               expected.versions.end();
}

/// Feedback that this officer may act on now, or the act that was done before.
struct Opened {
    Feedback feedback;
    std::optional<office::Entry> earlier;
};
base::Result<Opened, Refusal> opened(office::Act& act, const Target& target) {
    auto scope = feedback_scope(act.session, act.actor);
    scope.person.reset();
    auto found = find(act.session, scope, target.code);
    if (!found) return refused(Why::no_such_feedback);
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry)
        return Opened{std::move(*found), office::find_entry(act.session, act.vault, *before.entry)};
    if (!target.expected.given) return refused(Why::version_missing);
    if (!matches(target.expected, found->version))
        return refused(Why::feedback_changed, {{"current", fmt::format("\"{}\"", found->version)}});
    if (is_closed(found->state)) return refused(Why::feedback_closed);
    return Opened{std::move(*found), std::nullopt};
}

std::optional<Why> fault_in(const std::string& words) {
    if (words.empty()) return Why::reason_missing;
    if (words.size() > answer_bytes_max) return Why::text_too_long;
    return std::nullopt;
}

Outcome committed(office::Act& act, const Feedback& feedback, office::Draft draft) {
    draft.stream = feedback.id.value();
    draft.expected = feedback.version;
    draft.body["code"] = feedback.code;
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::feedback_changed);
    queue_notice(act, feedback, *entry);
    return std::move(*entry);
}

}

Outcome send(office::Act& act, const dossier::Rulebook& rules, const Sending& sending) {
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry) return *office::find_entry(act.session, act.vault, *before.entry);
    if (const auto fault = fault_in(sending)) return refused(*fault);
    const auto matter = matter_of(act, sending);
    if (!matter) return base::problem(matter.error());
    auto clock = clock_from(act, rules, matter->agency);
    if (!clock) return refused(Why::no_due_date);
    const auto account = std::max<std::int64_t>(0, act.actor.account.value());
    office::Draft draft;
    draft.stream = act.new_id();
    draft.kind = "feedback_sent";
    draft.body = {{"kind", std::string(name_of(*sending.kind))},
                  {"state", std::string(name_of(State::received))},
                  {"agency", matter->agency},
                  {"procedure", sending.procedure},
                  {"dossier", matter->dossier},
                  {"submitter", std::to_string(account)}};
    draft.body.merge(*clock);
    draft.secret = secret_of(sending);
    const auto day = base::day_of(act.now);
    draft.numbers = [agency = matter->agency, day](json::Object& body, const office::Draw& draw) {
        body["code"] = feedback_code(agency, day, draw(feedback_counter(agency, day)));
    };
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::feedback_changed);
    return std::move(*entry);
}

Outcome take_in(office::Act& act, const Target& target) {
    auto at = opened(act, target);
    if (!at) return base::problem(at.error());
    if (at->earlier) return std::move(*at->earlier);
    if (at->feedback.state != State::received) return refused(Why::feedback_closed);
    office::Draft draft;
    draft.kind = "feedback_taken_in";
    draft.body = {{"state", std::string(name_of(State::taken_in))}};
    return committed(act, at->feedback, std::move(draft));
}

Outcome hand_on(office::Act& act, const dossier::Rulebook& rules, const Target& target,
                const Handing& handing) {
    auto at = opened(act, target);
    if (!at) return base::problem(at.error());
    if (at->earlier) return std::move(*at->earlier);
    if (handing.agency.empty()) return refused(Why::agency_missing);
    const auto to = answering(act, handing.agency);
    if (!to) return refused(Why::unknown_agency);
    if (*to == at->feedback.agency) return refused(Why::same_agency);
    if (handing.reason.size() > answer_bytes_max) return refused(Why::text_too_long);
    const auto calendar = rules.calendar_of(act.session, *to);
    const auto intake =
        calendar::due(act.now, limit_on(Stage::intake, base::day_of(act.now)).term, *calendar.days);
    if (!intake) return refused(Why::no_due_date);
    office::Draft draft;
    draft.kind = "feedback_handed_on";
    draft.body = {{"state", std::string(name_of(State::received))},
                  {"agency", *to},
                  {"from", at->feedback.agency},
                  {"intake_due_at", base::to_microseconds(intake->at)}};
    if (!handing.reason.empty()) draft.secret = json::Object{{"words", handing.reason}};
    return committed(act, at->feedback, std::move(draft));
}

Outcome turn_away(office::Act& act, const Target& target, const std::string& cause,
                  const std::string& reason) {
    auto at = opened(act, target);
    if (!at) return base::problem(at.error());
    if (at->earlier) return std::move(*at->earlier);
    if (!is_cause(cause)) return refused(Why::unknown_cause);
    if (const auto fault = fault_in(reason)) return refused(*fault);
    office::Draft draft;
    draft.kind = "feedback_turned_away";
    draft.body = {{"state", std::string(name_of(State::turned_away))}, {"cause", cause}};
    draft.secret = json::Object{{"words", reason}};
    return committed(act, at->feedback, std::move(draft));
}

Outcome answer(office::Act& act, const Target& target, const std::string& words) {
    auto at = opened(act, target);
    if (!at) return base::problem(at.error());
    if (at->earlier) return std::move(*at->earlier);
    if (at->feedback.state != State::taken_in) return refused(Why::not_taken_in);
    if (words.empty()) return refused(Why::words_missing);
    if (words.size() > answer_bytes_max) return refused(Why::text_too_long);
    office::Draft draft;
    draft.kind = "feedback_answered";
    draft.body = {{"state", std::string(name_of(State::answered))}};
    draft.secret = json::Object{{"words", words}};
    return committed(act, at->feedback, std::move(draft));
}

}
