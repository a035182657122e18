#include "src/desk/calendar_change_routes.h"

#include <fmt/format.h>

#include "src/calendar/calendar_store.h"
#include "src/desk/calendar_form_routes.h"
#include "src/desk/outlook_routes.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/calendar_actions.h"
#include "src/organisation/calendar_routes.h"
#include "src/people/account_actions.h"

namespace motcua::desk {
namespace {

using http::Status;
using organisation::CalendarOrder;
using organisation::CalendarProblem;
using web::Access;

Status status_of(CalendarProblem why) {
    using enum CalendarProblem;
    if (why == no_such_agency) return Status::not_found;
    if (why == not_yours) return Status::forbidden;
    if (why == version_missing) return Status::precondition_required;
    if (why == calendar_changed) return Status::precondition_failed;
    return Status::unprocessable;
}

http::Response refused(const web::Visit& visit, CalendarProblem why) {
    if (why == CalendarProblem::not_yours)
        people::note_refusal(visit.office, "act_refused", visit.actor().mark(), visit.request.peer,
                             std::string(name_of(why)));
    return web::problem(visit, status_of(why), name_of(why));
}

http::Response refused(const web::Visit& visit, calendar::StatementProblem why) {
    return web::problem(visit, Status::unprocessable, "bad_statement",
                        {{"statement", std::string(name_of(why))}});
}

/// What an order comes to, and what it would do to open dossiers.
struct Foreseen {
    organisation::CalendarPlan plan;
    dossier::Outlook outlook;
};
base::Result<Foreseen, CalendarProblem> foreseen(web::Visit& visit, const CalendarOrder& order) {
    const auto now = visit.office.now();
    return visit.office.look([&](sql::Session& session) -> base::Result<Foreseen, CalendarProblem> {
        auto plan =
            organisation::plan_calendar(session, visit.actor(), order, base::day_of(now));
        if (!plan) return base::problem(plan.error());
        auto outlook =
            dossier::outlook_under(session, {plan->codes.back(), plan->layer.after},
                                   office::scope_of(visit.actor()), now);
        return Foreseen{std::move(*plan), std::move(outlook)};
    });
}

/// What the body says, or the answer to give.
base::Result<std::vector<calendar::Statement>, http::Response>
statements_in_body(web::Visit& visit) {
    const auto said =
        web::read_body(visit, [](const web::Reader& read) { return said_in(read); });
    if (!said) return base::problem(said.error());
    auto statements = statements_of(*said);
    if (!statements) return base::problem(refused(visit, statements.error()));
    return std::move(*statements);
}

http::Response post_trial(web::Visit& visit) {
    auto statements = statements_in_body(visit);
    if (!statements) return statements.error();
    const auto found =
        foreseen(visit, {visit.captured("code"), std::move(*statements), std::nullopt});
    if (!found) return refused(visit, found.error());
    json::Array changes;
    for (const auto& change : found->plan.layer.changes)
        changes.push_back(json::Object{
            {"kind", calendar::name_of(change.kind)},
            {"before", change.before},
            {"after", change.after},
            {"words", organisation::change_in_words(visit.locale(), change)}});
    auto answer = http::json(Status::ok, json::canonical(json::Object{
                                             {"calendar", found->plan.codes.back()},
                                             {"revision", found->plan.layer.revision},
                                             {"changes", std::move(changes)},
                                             {"due_dates", describe(found->outlook)}}));
    answer.with("ETag", fmt::format("\"{}\"", found->plan.layer.revision));
    return answer;
}

auto publish(web::Visit& visit, const char* route, const CalendarOrder& order) {
    return visit.perform(visit.once(route), [&](office::Act& act) {
        return organisation::publish_calendar(act, order);
    });
}

http::Response post_change(web::Visit& visit) {
    auto statements = statements_in_body(visit);
    if (!statements) return statements.error();
    std::string seen(visit.request.header("if-match"));
    std::erase(seen, '"');
    const auto done = publish(
        visit, "api:calendar",
        {visit.captured("code"), std::move(*statements), web::number_in(seen)});
    if (!done) return refused(visit, done.error());
    return web::created({{"calendar", done->body.text_at("code")},
                         {"revision", done->body.at("revision")}},
                        done->body.integer_at("revision"));
}

/// The agency whose calendar is kept, or the answer to give.
base::Result<organisation::Agency, http::Response> kept_agency(web::Visit& visit) {
    const auto today = base::day_of(visit.office.now());
    auto agency = visit.office.look([&](sql::Session& session) {
        return organisation::find(session, visit.captured("code"), today);
    });
    if (!agency || !agency->validity.holds(today))
        return base::problem(refused(visit, CalendarProblem::no_such_agency));
    if (!organisation::may_keep_calendar(visit.actor(), agency->code))
        return base::problem(refused(visit, CalendarProblem::not_yours));
    return std::move(*agency);
}

/// Above the page, where there is one.
void show_problem(html::Values& values, const std::string& problem) {
    values.list("errors");
    if (problem.empty()) return;
    values.add("errors")
        .add("error")
        .set("message", problem)
        .set("target", "changes")
        .flag("linked", true);
}

http::Response changes_page(web::Visit& visit, const std::string& problem) {
    const auto agency = kept_agency(visit);
    if (!agency) return agency.error();
    html::Values values;
    values.set("code", agency->code)
        .set("name", agency->name(visit.language));
    show_problem(values, problem);
    show_forms(values, visit.request, visit.locale());
    return web::page(visit, "desk/calendar_changes", visit.locale().text("calendar.change"),
                     std::move(values), problem.empty() ? Status::ok : Status::unprocessable);
}

http::Response get_changes(web::Visit& visit) { return changes_page(visit, ""); }

std::string sentence_of(const web::Visit& visit, CalendarProblem why) {
    return visit.locale().text("problem." + std::string(name_of(why)));
}

http::Response preview(web::Visit& visit, const std::vector<calendar::Fields>& said,
                       const std::string& problem) {
    const auto agency = kept_agency(visit);
    if (!agency) return agency.error();
    auto statements = statements_of(said);
    if (!statements)
        return changes_page(
            visit, visit.locale().text("statement." + std::string(name_of(statements.error()))));
    const auto found = foreseen(visit, {agency->code, std::move(*statements), std::nullopt});
    if (!found) return changes_page(visit, sentence_of(visit, found.error()));
    html::Values values;
    values.set("code", agency->code)
        .set("name", agency->name(visit.language))
        .set("statements", carried(said))
        .set("version", found->plan.layer.revision)
        .list("changes");
    show_problem(values, problem);
    for (const auto& change : found->plan.layer.changes)
        values.add("changes").set("words",
                                  organisation::change_in_words(visit.locale(), change));
    show_outlook(values, visit.locale(), found->outlook);
    return web::page(visit, "desk/calendar_trial", visit.locale().text("calendar.trial"),
                     std::move(values), problem.empty() ? Status::ok : Status::unprocessable);
}

http::Response post_trial_page(web::Visit& visit) {
    return preview(visit, said_by_form(visit.request), "");
}

http::Response post_change_page(web::Visit& visit) {
    const auto said = said_in(visit.request.form.get("statements"));
    auto statements = statements_of(said);
    if (!statements) return preview(visit, said, "");
    const auto done = publish(visit, "page:calendar",
                              {visit.captured("code"), std::move(*statements),
                               web::number_in(visit.request.form.get("_version"))});
    if (done)
        return http::see_other("/agencies/" + visit.captured("code") +
                               "/calendar?done=published");
    if (done.error() == CalendarProblem::not_yours ||
        done.error() == CalendarProblem::no_such_agency)
        return refused(visit, done.error());
    return preview(visit, said, sentence_of(visit, done.error()));
}

}

web::Routes calendar_change_routes() {
    return {
        {"POST", "/api/v1/agencies/{code}/calendar/trials", Access::officer, post_trial},
        {"POST", "/api/v1/agencies/{code}/calendar/changes", Access::officer, post_change},
        {"GET", "/agencies/{code}/calendar/changes", Access::officer, get_changes},
        {"POST", "/agencies/{code}/calendar/trials", Access::officer, post_trial_page},
        {"POST", "/agencies/{code}/calendar/changes", Access::officer, post_change_page},
    };
}

}
