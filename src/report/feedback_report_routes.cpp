#include "src/report/feedback_figures_store.h"
#include "src/report/report_routes.h"
#include "src/web/json_door.h"

namespace motcua::report {
namespace {

using http::Status;

struct Shown {
    const char* figure;
    const char* group;
};
constexpr std::array shown_columns{Shown{"total", "report.group_feedback_in"},
                                   Shown{"received", "report.group_feedback_in"},
                                   Shown{"carried", "report.group_feedback_in"},
                                   Shown{"on_time", "report.group_feedback_done"},
                                   Shown{"late", "report.group_feedback_done"},
                                   Shown{"turned_away", "report.group_feedback_done"},
                                   Shown{"in_time", "report.group_feedback_open"},
                                   Shown{"overdue", "report.group_feedback_open"}};

/// Figures tell of nobody: whoever may see those of dossiers, or handles feedback.
office::Scope scope_for(sql::Session& session, const office::Actor& actor, office::Scope figures) {
    const auto handled = feedback::feedback_scope(session, actor);
    figures.all = figures.all || handled.all;
    for (const auto& agency : handled.agencies)
        if (std::find(figures.agencies.begin(), figures.agencies.end(), agency) ==
            figures.agencies.end())
            figures.agencies.push_back(agency);
    return figures;
}

std::string drill(const Asked& asked, const std::string& agency, const char* figure) {
    auto narrowed = asked;
    if (!agency.empty()) narrowed.question.agency = agency;
    return "/reports/feedback-list?" + with(query_of(narrowed), "figure", figure);
}

void add_row(Table& table, const html::Locale& locale, const Asked& asked,
             const FeedbackPlace& place, std::vector<Cell> heads) {
    auto& row = table.rows.emplace_back(std::move(heads));
    for (const auto& column : shown_columns) {
        const auto count = place.of(column.figure);
        row.push_back({count, count > 0 ? drill(asked, place.agency, column.figure) : ""});
    }
    const auto on_time = place.of("on_time");
    row.push_back(share_cell(locale, on_time, on_time + place.of("late") + place.of("overdue")));
}

/// It can be opened by those who handle it; others see that it is there.
Cell feedback_cell(const office::Scope& handled, const FeedbackFound& found) {
    const bool opens = handled.all || std::find(handled.agencies.begin(), handled.agencies.end(),
                                                found.agency) != handled.agencies.end();
    return {found.code, opens ? "/feedback-tasks/" + found.code : ""};
}

}

http::Response get_feedback(web::Visit& visit, const dossier::House& house) {
    auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto& locale = visit.locale();
    Choice choice{"/reports/feedback", {}};
    auto table = visit.office.look([&](sql::Session& session) {
        asked.scope = scope_for(session, visit.actor(), asked.scope);
        Names names(session, house, visit.language, asked.period.to);
        choice.agencies = named_agencies(names, list_answering(session, asked.scope));
        Table made;
        FeedbackPlace sum;
        for (const auto& place : count_feedback(session, asked.scope, asked.question)) {
            add_row(made, locale, asked, place, {{names.agency(place.agency)}, {place.agency}});
            for (std::size_t i = 0; i < sum.counts.size(); ++i) sum.counts[i] += place.counts[i];
        }
        made.sums_last = !made.rows.empty();
        if (made.sums_last) add_row(made, locale, asked, sum, {{locale.text("report.sum")}, {}});
        return made;
    });
    table.columns = {{"agency", locale.text("report.feedback_agency"), "", 40},
                     {"agency_code", locale.text("report.agency_code"), "", 14}};
    for (const auto& column : shown_columns)
        table.columns.push_back({column.figure,
                                 locale.text(std::string("report.feedback_") + column.figure),
                                 locale.text(column.group)});
    table.columns.push_back({"share_on_time", locale.text("report.share_on_time")});
    table.file = "feedback";
    table.heading = locale.text("report.heading_feedback");
    table.empty = locale.text("report.no_feedback");
    table.notes = {locale.text("report.note_feedback"), locale.text("report.note_feedback_limit")};
    return answer(visit, asked, choice, std::move(table));
}

http::Response get_feedback_list(web::Visit& visit, const dossier::House& house) {
    auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    const auto& locale = visit.locale();
    const auto wanted = visit.request.query.get("figure");
    const auto* figure = feedback_figure_named(wanted.empty() ? "total" : wanted);
    if (figure == nullptr) return web::problem(visit, Status::not_found, "no_such_figure");
    const std::string name(figure->name);
    Choice choice{"/reports/feedback-list", {}, {{"figure", name}}};
    auto table = visit.office.look([&](sql::Session& session) {
        asked.scope = scope_for(session, visit.actor(), asked.scope);
        const auto handled = feedback::feedback_scope(session, visit.actor());
        Names names(session, house, visit.language, asked.period.to);
        if (!asked.question.agency.empty())
            choice.agencies = named_agencies(names, {asked.question.agency});
        const Paging paging{*after, lines_wanted(visit, asked)};
        auto found = list_feedback(session, asked.scope, asked.question, *figure, paging);
        Table made;
        if (cut(found, paging.limit)) made.next = std::to_string(found.back().id);
        for (const auto& each : found)
            made.rows.push_back(
                {feedback_cell(handled, each),
                 {locale.text("feedback.kind_" + each.kind), "", each.kind},
                 {names.agency(each.agency)},
                 {base::day_of(each.received_at)},
                 {base::day_of(each.due_at)},
                 {each.closed_at ? sheet::Cell(base::day_of(*each.closed_at)) : sheet::Cell()},
                 {locale.text("report.feedback_" + each.went), "", each.went}});
        return made;
    });
    table.columns = {{"code", locale.text("report.feedback_code"), "", 28},
                     {"kind", locale.text("report.feedback_kind"), "", 30},
                     {"agency", locale.text("report.feedback_agency"), "", 36},
                     {"received_on", locale.text("report.feedback_received_on"), "", 12},
                     {"due_on", locale.text("report.feedback_due_on"), "", 12},
                     {"closed_on", locale.text("report.feedback_closed_on"), "", 12},
                     {"went", locale.text("report.feedback_state"), "", 18}};
    table.file = "feedback-list";
    table.empty = locale.text("report.no_feedback");
    table.heading = locale.text("report.heading_feedback_list",
                                {{"cell", locale.text("report.feedback_" + name)}});
    return answer(visit, asked, choice, std::move(table));
}

}
