#include "src/report/grouping_routes.h"
#include "src/report/rating_figures_store.h"
#include "src/report/report_routes.h"
#include "src/web/json_door.h"

namespace motcua::report {
namespace {

using dossier::Answer;
using dossier::answers;
using dossier::Aspect;
using dossier::aspects;
using http::Status;

std::string link_to(const Asked& asked, const Line<Marks>& line, const RatingCell& cell) {
    auto link = dossiers_of(asked, line) + "&of=ratings";
    if (cell.aspect) link = with(link, "aspect", std::string(dossier::name_of(*cell.aspect)));
    if (cell.answer) link = with(link, "answer", std::string(dossier::name_of(*cell.answer)));
    return link;
}

Cell counted(const Asked& asked, const Line<Marks>& line, std::int64_t count,
             const RatingCell& cell) {
    return {count, count > 0 ? link_to(asked, line, cell) : ""};
}

void add_row(Table& table, const html::Locale& locale, const Asked& asked,
             const Line<Marks>& line) {
    auto& row = table.rows.emplace_back(line.heads);
    const auto& marks = line.tally;
    const auto satisfied = marks.of(Aspect::overall, Answer::very_satisfied) +
                           marks.of(Aspect::overall, Answer::satisfied);
    row.push_back(counted(asked, line, marks.ratings(), {}));
    row.push_back(share_cell(locale, satisfied, marks.ratings()));
    for (const auto aspect : aspects)
        for (const auto answer : answers)
            row.push_back(counted(asked, line, marks.of(aspect, answer), {aspect, answer}));
}

Table table_of(const html::Locale& locale, const Asked& asked, std::vector<Column> heads,
               const std::vector<Line<Marks>>& lines) {
    Table table;
    auto sum = sum_of<Marks>(locale, heads.size());
    table.columns = std::move(heads);
    table.columns.push_back({"ratings", locale.text("report.rated")});
    table.columns.push_back({"share_satisfied", locale.text("report.share_satisfied")});
    for (const auto aspect : aspects)
        for (const auto answer : answers) {
            const std::string of(dossier::name_of(aspect));
            const std::string said(dossier::name_of(answer));
            table.columns.push_back({of + "_" + said, locale.text("rating.answer_" + said),
                                     locale.text("report.aspect_" + of)});
        }
    for (const auto& line : lines) {
        add_row(table, locale, asked, line);
        sum.tally.add(line.tally);
    }
    if (!lines.empty()) add_row(table, locale, asked, sum);
    table.sums_last = !lines.empty();
    return table;
}

std::string in_words(const html::Locale& locale, const RatingCell& cell) {
    if (!cell.aspect || !cell.answer) return locale.text("figure.total");
    return locale.text("report.aspect_" + std::string(dossier::name_of(*cell.aspect))) + ", " +
           locale.text("rating.answer_" + std::string(dossier::name_of(*cell.answer)));
}

}

http::Response get_ratings(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto& locale = visit.locale();
    const bool whole = visit.is_api() || asked.is_file();
    Choice choice{"/reports/ratings", {}};
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        choice.agencies = named_agencies(names, list_agencies(session, asked.scope));
        const auto places = count_ratings(session, asked.scope, asked.question);
        const auto made = grouped(names, locale, places, asked, choice, whole);
        return table_of(locale, asked, made.heads, made.lines);
    });
    table.file = "ratings";
    table.heading = locale.text("report.heading_ratings");
    table.empty = locale.text("report.no_ratings");
    table.notes = {locale.text("report.note_ratings"), locale.text("report.note_rating_words")};
    return answer(visit, asked, choice, std::move(table));
}

http::Response get_rated(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    const auto& locale = visit.locale();
    const auto aspect = visit.request.query.get("aspect");
    const auto said = visit.request.query.get("answer");
    const RatingCell cell{dossier::aspect_named(aspect), dossier::answer_named(said)};
    if ((!aspect.empty() && !cell.aspect) || (!said.empty() && !cell.answer))
        return web::problem(visit, Status::not_found, "no_such_answer");
    Choice choice{"/reports/dossiers", {}, {{"of", "ratings"}}};
    if (cell.aspect) choice.kept.emplace_back("aspect", aspect);
    if (cell.answer) choice.kept.emplace_back("answer", said);
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        if (!asked.question.agency.empty())
            choice.agencies = named_agencies(names, {asked.question.agency});
        const Paging paging{*after, lines_wanted(visit, asked)};
        auto found = list_rated(session, asked.scope, asked.question, cell, paging);
        Table made;
        if (cut(found, paging.limit)) made.next = std::to_string(found.back().entry);
        for (const auto& each : found) {
            std::vector<Cell> row{code_cell(visit, each.code, {each.receiving_unit, each.agency}),
                                  {names.procedure(each.procedure, each.procedure_revision)},
                                  {names.agency(each.agency)},
                                  {base::day_of(each.rated_at)}};
            for (const auto& one : each.answers)
                row.push_back({locale.text("rating.answer_" + one), "", one});
            made.rows.push_back(std::move(row));
        }
        return made;
    });
    table.columns = {{"code", locale.text("report.code"), "", 24},
                     {"procedure", locale.text("report.procedure"), "", 44},
                     {"agency", locale.text("report.agency"), "", 36},
                     {"rated_on", locale.text("report.rated_on"), "", 12}};
    for (const auto each : aspects) {
        const std::string name(dossier::name_of(each));
        table.columns.push_back({name, locale.text("report.aspect_" + name), "", 18});
    }
    table.file = "rated";
    table.empty = locale.text("report.no_ratings");
    table.heading = locale.text("report.heading_rated", {{"cell", in_words(locale, cell)}});
    return answer(visit, asked, choice, std::move(table));
}

}
