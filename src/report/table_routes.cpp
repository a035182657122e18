#include <algorithm>

#include "src/report/asked_routes.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::report {
namespace {

using http::Status;

std::string moment(const html::Locale& locale, base::Instant at) {
    return web::moment_in_words(locale, base::rfc3339(at));
}

/// The period, the place, and up to when was counted while it is not over.
std::vector<std::string> lines_above(const html::Locale& locale, const Asked& asked,
                                     const Choice& choice) {
    std::vector<std::string> lines{
        choice.is_now ? locale.text("report.as_of", {{"moment", moment(locale, asked.now)}})
                      : locale.text("report.days", {{"from", sheet::in_words(asked.period.from)},
                                                    {"to", sheet::in_words(asked.period.to)}})};
    for (const auto& [code, name] : choice.agencies)
        if (code == asked.question.agency || choice.agencies.size() == 1) lines.push_back(name);
    if (!choice.is_now && !is_over(asked.period, asked.now))
        lines.push_back(locale.text("report.not_over", {{"moment", moment(locale, asked.now)}}));
    return lines;
}

std::string file_name(const Asked& asked, const Choice& choice, const Table& table) {
    if (choice.is_now)
        return table.file + "-" + base::iso_day(base::day_of(asked.now)) + "." + asked.format;
    return table.file + "-" + base::iso_day(asked.period.from) + "-" +
           base::iso_day(asked.period.to) + "." + asked.format;
}

http::Response file_answer(const Asked& asked, const Choice& choice, const Table& table,
                           const std::vector<std::string>& lines) {
    const auto name = file_name(asked, choice, table);
    const auto sheet = sheet_of(table, lines);
    http::Response answer;
    answer.body = asked.format == "csv" ? sheet::csv(sheet) : sheet::xlsx(sheet);
    const auto* type = asked.format == "csv"
                           ? "text/csv; charset=utf-8"
                           : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return std::move(answer)
        .with("Content-Type", type)
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .with("Cache-Control", "private, no-store");
}

http::Response json_answer(const Asked& asked, const Choice& choice, const Table& table) {
    json::Object body{
        {"as_of", base::rfc3339(choice.is_now ? asked.now : asked.question.window.until)},
        {"items", items_of(table)},
        {"next", table.next.empty() ? json::Value() : json::Value(table.next)},
    };
    if (!choice.is_now)
        body.insert({{"from", base::iso_day(asked.period.from)},
                     {"to", base::iso_day(asked.period.to)}});
    return http::json(Status::ok, json::canonical(std::move(body)));
}

struct InPage {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return web::number_in_words(number); }
    std::string operator()(base::Day day) const { return sheet::in_words(day); }
};

std::string kept_query(const Choice& choice) {
    std::string query;
    for (const auto& [name, value] : choice.kept) query = with(query, name, value);
    return query;
}

/// What the form does not ask anew goes along with it.
void show_kept(html::Values& values, const Asked& asked, const Choice& choice) {
    auto kept = choice.kept;
    const auto& question = asked.question;
    if (!question.sector.empty()) kept.emplace_back("sector", question.sector);
    if (!question.agency.empty() && choice.agencies.size() < 2)
        kept.emplace_back("agency", question.agency);
    values.list("kept");
    for (const auto& [name, value] : kept)
        values.add("kept").set("kept_name", name).set("kept_value", value);
}

void show_head(html::Values& values, const Table& table) {
    const bool grouped = std::any_of(table.columns.begin(), table.columns.end(),
                                     [](const Column& column) { return !column.group.empty(); });
    values.list("heads").list("second_heads").flag("grouped", grouped);
    for (std::size_t i = 0; i < table.columns.size();) {
        const auto& column = table.columns[i];
        auto end = i + 1;
        while (!column.group.empty() && end < table.columns.size() &&
               table.columns[end].group == column.group)
            ++end;
        values.add("heads")
            .set("head", column.group.empty() ? column.name : column.group)
            .set("wide", static_cast<std::int64_t>(end - i))
            .set("high", grouped && column.group.empty() ? 2 : 1)
            .set("head_scope", column.group.empty() ? "col" : "colgroup");
        for (; i < end; ++i)
            if (!column.group.empty())
                values.add("second_heads").set("head", table.columns[i].name);
    }
}

void show_rows(html::Values& values, const Table& table) {
    values.list("rows").flag("filled", !table.rows.empty());
    for (const auto& row : table.rows) {
        auto& shown = values.add("rows");
        shown.flag("sum", table.sums_last && &row == &table.rows.back()).list("cells");
        for (const auto& cell : row)
            shown.add("cells")
                .flag("number", std::holds_alternative<std::int64_t>(cell.value))
                .flag("linked", !cell.link.empty())
                .flag("plain", cell.link.empty())
                .set("link", cell.link)
                .set("text", std::visit(InPage{}, cell.value));
    }
}

void show_choice(html::Values& values, const html::Locale& locale, const Asked& asked,
                 const Choice& choice) {
    const auto more = kept_query(choice);
    values.set("path", choice.path)
        .set("from", asked.period_is_wrong ? asked.typed_from : sheet::in_words(asked.period.from))
        .set("to", asked.period_is_wrong ? asked.typed_to : sheet::in_words(asked.period.to))
        .flag("wrong", asked.period_is_wrong && !choice.is_now)
        .flag("periodic", !choice.is_now)
        .flag("asking", !choice.is_now || choice.agencies.size() > 1)
        .flag("choosing", choice.agencies.size() > 1)
        .set("csv", choice.path + "?" + query_of(asked) + more + "&format=csv")
        .set("xlsx", choice.path + "?" + query_of(asked) + more + "&format=xlsx")
        .list("agencies")
        .list("periods");
    for (const auto& [code, name] : choice.agencies)
        values.add("agencies")
            .set("code", code)
            .set("name", name)
            .flag("chosen", code == asked.question.agency);
    for (const auto& [name, period] : named_periods(base::day_of(asked.now))) {
        auto other = asked;
        other.period = period;
        values.add("periods")
            .set("period_link", choice.path + "?" + query_of(other) + more)
            .set("period_name", locale.text("report.period_" + std::string(name)))
            .flag("shown", period == asked.period);
    }
}

void show_tabs(html::Values& values, const html::Locale& locale, const Choice& choice,
               const Asked& asked) {
    values.list("tabs");
    for (const auto& [path, name] :
         {std::pair{"/register", "register"}, std::pair{"/reports", "figures"},
          std::pair{"/reports/urgency", "urgency"}, std::pair{"/reports/overdue", "overdue"},
          std::pair{"/reports/steps", "steps"}, std::pair{"/reports/quarter", "quarter"},
          std::pair{"/reports/messages", "messages"}, std::pair{"/reports/ratings", "ratings"},
          std::pair{"/reports/feedback", "feedback"}}) {
        auto other = asked;
        other.question.sector.clear();
        values.add("tabs")
            .set("tab_link", std::string(path) + "?" + query_of(other))
            .set("tab_name", locale.text("report.tab_" + std::string(name)))
            .flag("here_now", choice.path == path);
    }
}

http::Response page_answer(web::Visit& visit, const Asked& asked, const Choice& choice,
                           const Table& table, const std::vector<std::string>& lines) {
    const auto& locale = visit.locale();
    html::Values values;
    show_tabs(values, locale, choice, asked);
    show_choice(values, locale, asked, choice);
    show_kept(values, asked, choice);
    show_head(values, table);
    show_rows(values, table);
    values.set("empty", table.empty.empty() ? locale.text("report.empty") : table.empty)
        .set("heading", table.heading)
        .list("above")
        .list("notes")
        .list("errors");
    for (const auto& line : lines) values.add("above").set("line", line);
    for (const auto& note : table.notes) values.add("notes").set("note", note);
    const auto more = kept_query(choice);
    values.flag("more", !table.next.empty())
        .set("next_link", choice.path + "?" + query_of(asked) + more +
                              "&cursor=" + http::percent_encoded(table.next));
    if (asked.period_is_wrong && !choice.is_now) {
        auto& errors = values.add("errors");
        errors.add("error")
            .set("target", "from")
            .set("message", locale.text("problem.bad_period"))
            .flag("linked", true);
    }
    return web::page(visit, "report/table", table.heading, std::move(values),
                     asked.period_is_wrong && !choice.is_now ? Status::unprocessable : Status::ok);
}

}

http::Response answer(web::Visit& visit, const Asked& asked, const Choice& choice, Table table) {
    const auto lines = lines_above(visit.locale(), asked, choice);
    if (asked.is_file() && !table.next.empty())
        table.notes.push_back(
            visit.locale().text("report.cut", {{"lines", web::number_in_words(file_lines_max)}}));
    if (asked.is_file()) return file_answer(asked, choice, table, lines);
    if (visit.is_api()) return json_answer(asked, choice, table);
    return page_answer(visit, asked, choice, table, lines);
}

}
