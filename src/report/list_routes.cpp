#include <algorithm>

#include "src/report/report_routes.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::report {
namespace {

using http::Status;

sheet::Cell day_or_nothing(const std::optional<base::Instant>& at) {
    if (!at) return std::monostate{};
    return base::day_of(*at);
}

/// Days of the calendar from the due date to the end, or to the moment that is counted up to.
std::int64_t days_behind(const Found& found, const Asked& asked) {
    const auto end = found.ended_at.value_or(asked.question.window.until);
    return (base::day_of(end) - base::day_of(*found.due_at)).count();
}

std::vector<Cell> overdue_row(const web::Visit& visit, Names& names, const Asked& asked,
                              const Found& found) {
    const auto& locale = visit.locale();
    const auto cause = found.delay_cause.empty() ? locale.text("report.no_cause")
                                                 : locale.text("delay_cause." + found.delay_cause);
    auto unit = found.delay_sub_unit.empty()
                    ? ""
                    : names.sub_unit(found.delay_agency, found.delay_sub_unit);
    // It may have lain where it was received.
    if (!unit.empty() && found.delay_agency != found.agency)
        unit += ", " + names.agency(found.delay_agency);
    return {code_cell(visit, found.code, {found.receiving_unit, found.agency}),
            {names.procedure(found.procedure, found.procedure_revision)},
            {names.agency(found.agency)},
            {base::day_of(found.received_at)},
            {day_or_nothing(found.due_at)},
            {day_or_nothing(found.ended_at)},
            {days_behind(found, asked)},
            {cause, "", found.delay_cause.empty() ? "none" : found.delay_cause},
            {unit},
            {day_or_nothing(found.new_due_at)}};
}

std::vector<Cell> found_row(const web::Visit& visit, Names& names, const Found& found,
                            bool with_end) {
    const auto& locale = visit.locale();
    const std::string came(name_of(found.counted.came));
    const std::string went(name_of(found.counted.went));
    std::vector<Cell> row{code_cell(visit, found.code, {found.receiving_unit, found.agency}),
                          {names.procedure(found.procedure, found.procedure_revision)},
                          {names.agency(found.agency)},
                          {locale.text("figure." + came), "", came},
                          {base::day_of(found.received_at)}};
    if (!with_end) return row;
    row.push_back({day_or_nothing(found.due_at)});
    row.push_back({locale.text("went." + went), "", went});
    row.push_back({day_or_nothing(found.ended_at)});
    return row;
}

std::vector<Column> found_columns(const html::Locale& locale, bool with_end) {
    std::vector<Column> columns{{"code", locale.text("report.code"), "", 24},
                                {"procedure", locale.text("report.procedure"), "", 44},
                                {"agency", locale.text("report.agency"), "", 36},
                                {"came", locale.text("report.came"), "", 18},
                                {"received_on", locale.text("report.received_on"), "", 12}};
    if (!with_end) return columns;
    columns.push_back({"due_on", locale.text("report.due_on"), "", 12});
    columns.push_back({"went", locale.text("report.went"), "", 24});
    columns.push_back({"ended_on", locale.text("report.ended_on"), "", 12});
    return columns;
}

std::string cell_in_words(const html::Locale& locale, const Figure* figure, std::int64_t sent,
                          const std::string& why) {
    if (figure != nullptr) return locale.text("figure." + std::string(figure->name));
    std::string words;
    if (sent >= 0) words = locale.text("report.sent_" + std::to_string(sent));
    if (why.empty()) return words;
    return words + (words.empty() ? "" : ", ") + locale.text("covered." + why);
}

/// How often messages were sent, as ?sent= says; -1 for any.
std::int64_t sent_in(const web::Visit& visit) {
    const auto sent = web::number_in(visit.request.query.get("sent")).value_or(-1);
    return sent >= 0 && sent <= sent_most ? sent : -1;
}

std::string why_in(const web::Visit& visit) {
    const auto why = visit.request.query.get("why");
    return std::find(whys.begin(), whys.end(), why) == whys.end() ? "" : why;
}

Cell count_cell(const Asked& asked, std::int64_t count, std::int64_t sent, const std::string& why) {
    if (count == 0) return {count};
    auto link = "/reports/dossiers?" + query_of(asked) + "&of=messages";
    if (sent >= 0) link = with(link, "sent", std::to_string(sent));
    if (!why.empty()) link = with(link, "why", why);
    return {count, link};
}

/// What a cell was asked for with, for the next page of its dossiers.
std::vector<std::pair<std::string, std::string>> kept_of(const Figure* figure, std::int64_t sent,
                                                         const std::string& why) {
    if (figure != nullptr) return {{"figure", std::string(figure->name)}};
    std::vector<std::pair<std::string, std::string>> kept{{"of", "messages"}};
    if (sent >= 0) kept.emplace_back("sent", std::to_string(sent));
    if (!why.empty()) kept.emplace_back("why", why);
    return kept;
}

}

http::Response get_overdue(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    const auto& locale = visit.locale();
    Choice choice{"/reports/overdue", {}};
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        choice.agencies = named_agencies(names, list_agencies(session, asked.scope));
        const Paging paging{*after, lines_wanted(visit, asked)};
        auto found =
            list_found(session, asked.scope, asked.question, *figure_named("behind"), paging);
        Table made;
        if (cut(found, paging.limit)) made.next = std::to_string(found.back().dossier_id);
        for (const auto& each : found) made.rows.push_back(overdue_row(visit, names, asked, each));
        return made;
    });
    table.columns = {{"code", locale.text("report.code"), "", 24},
                     {"procedure", locale.text("report.procedure"), "", 44},
                     {"agency", locale.text("report.agency"), "", 36},
                     {"received_on", locale.text("report.received_on"), "", 12},
                     {"due_on", locale.text("report.due_on"), "", 12},
                     {"ended_on", locale.text("report.ended_on"), "", 12},
                     {"days_behind", locale.text("report.days_behind"), "", 12},
                     {"cause", locale.text("report.cause"), "", 30},
                     {"sub_unit", locale.text("report.sub_unit"), "", 24},
                     {"new_due_on", locale.text("report.new_due_on"), "", 12}};
    table.file = "overdue";
    table.heading = locale.text("report.heading_overdue");
    table.notes = {locale.text("report.note_overdue")};
    return answer(visit, asked, choice, std::move(table));
}

http::Response get_coverage(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto& locale = visit.locale();
    Choice choice{"/reports/messages", {}};
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> counts;
    visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        choice.agencies = named_agencies(names, list_agencies(session, asked.scope));
        for (const auto& each : count_coverage(session, asked.scope, asked.question))
            counts[{each.sent, each.why}] += each.dossiers;
        return counts.size();
    });
    Table table;
    table.columns = {{"sent", locale.text("report.sent"), "", 24},
                     {"total", locale.text("figure.total"), "", 12}};
    for (const auto* why : whys)
        table.columns.push_back(
            {why, locale.text("covered." + std::string(why)), locale.text("report.group_why"), 14});
    const auto add_row = [&](const std::string& head, std::int64_t least, std::int64_t most,
                             std::int64_t sent) {
        const auto sum = [&](const std::string& why) {
            std::int64_t of_why = 0;
            for (const auto& [key, count] : counts)
                if (key.first >= least && key.first <= most && (why.empty() || key.second == why))
                    of_why += count;
            return of_why;
        };
        std::vector<Cell> row{{head, "", std::to_string(sent)},
                              count_cell(asked, sum(""), sent, "")};
        for (const auto* why : whys) row.push_back(count_cell(asked, sum(why), sent, why));
        table.rows.push_back(std::move(row));
    };
    for (std::int64_t sent = 0; !counts.empty() && sent <= sent_most; ++sent)
        add_row(locale.text("report.sent_" + std::to_string(sent)), sent, sent, sent);
    if (!counts.empty()) add_row(locale.text("report.sum"), 0, sent_most, -1);
    table.sums_last = !counts.empty();
    table.file = "messages";
    table.heading = locale.text("report.heading_messages");
    table.notes = {locale.text("report.note_messages")};
    return answer(visit, asked, choice, std::move(table));
}

http::Response get_dossiers(web::Visit& visit, const dossier::House& house) {
    if (visit.request.query.get("of") == "ratings") return get_rated(visit, house);
    const auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    const auto& locale = visit.locale();
    const bool of_messages = visit.request.query.get("of") == "messages";
    const auto name = visit.request.query.get("figure");
    const auto* figure = of_messages ? nullptr : figure_named(name.empty() ? "total" : name);
    if (!of_messages && figure == nullptr)
        return web::problem(visit, Status::not_found, "no_such_figure");
    const auto sent = sent_in(visit);
    const auto why = why_in(visit);
    Choice choice{"/reports/dossiers", {}, kept_of(figure, sent, why)};
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        if (!asked.question.agency.empty())
            choice.agencies = named_agencies(names, {asked.question.agency});
        const Paging paging{*after, lines_wanted(visit, asked)};
        auto found = figure != nullptr
                         ? list_found(session, asked.scope, asked.question, *figure, paging)
                         : list_covered(session, asked.scope, asked.question, sent, why, paging);
        Table made;
        if (cut(found, paging.limit)) made.next = std::to_string(found.back().dossier_id);
        for (const auto& each : found)
            made.rows.push_back(found_row(visit, names, each, figure != nullptr));
        return made;
    });
    table.columns = found_columns(locale, figure != nullptr);
    table.file = "dossiers";
    table.heading = locale.text("report.heading_dossiers",
                                {{"cell", cell_in_words(locale, figure, sent, why)}});
    return answer(visit, asked, choice, std::move(table));
}

}
