#include "src/report/report_routes.h"

#include <fmt/format.h>

#include "src/report/grouping_routes.h"
#include "src/web/wording.h"

namespace motcua::report {
namespace {

using web::Access;

struct Shown {
    const char* figure;
    const char* group;
};

constexpr std::array figure_columns{
    Shown{"total", "report.group_in"},      Shown{"online", "report.group_in"},
    Shown{"counter", "report.group_in"},    Shown{"post", "report.group_in"},
    Shown{"carried", "report.group_in"},    Shown{"reopened", "report.group_in"},
    Shown{"settled", "report.group_done"},  Shown{"early", "report.group_done"},
    Shown{"on_time", "report.group_done"},  Shown{"late", "report.group_done"},
    Shown{"pending", "report.group_open"},  Shown{"in_time", "report.group_open"},
    Shown{"overdue", "report.group_open"},  Shown{"ended", "report.group_ended"},
    Shown{"stopped", "report.group_ended"}, Shown{"withdrawn", "report.group_ended"},
    Shown{"rejected", "report.group_ended"}};

/// Form II.06a of circular 01/2020/TT-VPCP, as it is remembered: its text has not been read.
constexpr std::array quarter_columns{
    Shown{"total", "report.form_in"},          Shown{"online", "report.form_in"},
    Shown{"direct", "report.form_in"},         Shown{"before", "report.form_in"},
    Shown{"left", "report.form_done"},         Shown{"early", "report.form_done"},
    Shown{"left_on_time", "report.form_done"}, Shown{"left_late", "report.form_done"},
    Shown{"pending", "report.form_open"},      Shown{"in_time", "report.form_open"},
    Shown{"overdue", "report.form_open"}};

template <class Columns>
void add_row(Table& table, const Asked& asked, const Line<Tally>& line, const Columns& columns) {
    auto& row = table.rows.emplace_back(line.heads);
    for (const auto& column : columns) {
        const auto count = line.tally.sum(column.figure);
        row.push_back(
            {count, count > 0 ? with(dossiers_of(asked, line), "figure", column.figure) : ""});
    }
}

template <class Columns>
Table table_of(const html::Locale& locale, const Asked& asked, std::vector<Column> heads,
               const std::vector<Line<Tally>>& lines, const Columns& columns) {
    Table table;
    const auto heads_count = heads.size();
    table.columns = std::move(heads);
    for (const auto& column : columns)
        table.columns.push_back({column.figure, locale.text("figure." + std::string(column.figure)),
                                 locale.text(column.group)});
    auto sum = sum_of<Tally>(locale, heads_count);
    for (const auto& line : lines) {
        add_row(table, asked, line, columns);
        sum.tally.add(line.tally);
    }
    if (!lines.empty()) add_row(table, asked, sum, columns);
    table.sums_last = !lines.empty();
    return table;
}

http::Response get_figures(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto& locale = visit.locale();
    const bool whole = visit.is_api() || asked.is_file();
    Choice choice{"/reports", {}};
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        choice.agencies = named_agencies(names, list_agencies(session, asked.scope));
        const auto places = count_figures(session, asked.scope, asked.question);
        const auto made = grouped(names, locale, places, asked, choice, whole);
        return table_of(locale, asked, made.heads, made.lines, figure_columns);
    });
    table.file = "figures";
    table.heading = locale.text("report.heading_figures");
    table.notes = {locale.text("report.note_settled"), locale.text("report.note_conserved")};
    return answer(visit, asked, choice, std::move(table));
}

http::Response get_quarter(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_of(visit, "this_quarter");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    const auto& locale = visit.locale();
    Choice choice{"/reports/quarter", {}};
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        choice.agencies = named_agencies(names, list_agencies(session, asked.scope));
        auto lines = by_sector(names, count_figures(session, asked.scope, asked.question));
        std::int64_t number = 0;
        for (auto& line : lines) line.heads.insert(line.heads.begin(), {++number});
        return table_of(locale, asked,
                        {{"number", locale.text("report.number"), "", 8},
                         {"sector", locale.text("report.form_sector"), "", 36}},
                        lines, quarter_columns);
    });
    table.file = "quarter";
    table.heading = locale.text("report.heading_quarter");
    table.notes = {locale.text("report.note_form"), locale.text("report.note_form_left")};
    return answer(visit, asked, choice, std::move(table));
}

}

Cell code_cell(const web::Visit& visit, const std::string& code, const Offices& offices) {
    const office::Subject subject{office::AccountId(0), offices.receiving_unit,
                                  offices.competent_agency};
    const bool opens = office::may(office::scope_of(visit.actor()), subject);
    return {code, opens ? "/dossiers/" + code : ""};
}

Cell share_cell(const html::Locale& locale, std::int64_t part, std::int64_t whole) {
    if (whole == 0) return {locale.text("report.no_share"), "", "none"};
    constexpr std::int64_t ten_thousand = 10'000;
    constexpr std::int64_t hundred = 100;
    const auto share = (part * ten_thousand + whole / 2) / whole;
    const auto point = locale.language() == "en" ? "." : ",";
    return {fmt::format("{}{}{:02} %", share / hundred, point, share % hundred), "",
            fmt::format("{}.{:02}", share / hundred, share % hundred)};
}

std::vector<std::pair<std::string, std::string>>
named_agencies(Names& names, const std::vector<std::string>& codes) {
    std::vector<std::pair<std::string, std::string>> named;
    names.learn(codes);
    for (const auto& code : codes) named.emplace_back(code, names.agency(code));
    return named;
}

web::Routes routes(const dossier::House& house) {
    const auto in_house = [&house](http::Response (*show)(web::Visit&, const dossier::House&)) {
        return [&house, show](web::Visit& visit) { return show(visit, house); };
    };
    return {
        {"GET", "/reports", Access::officer, in_house(get_figures)},
        {"GET", "/reports/overdue", Access::officer, in_house(get_overdue)},
        {"GET", "/reports/urgency", Access::officer, in_house(get_urgency)},
        {"GET", "/reports/urgent", Access::officer, in_house(get_urgent)},
        {"GET", "/reports/steps", Access::officer, in_house(get_step_uses)},
        {"GET", "/reports/quarter", Access::officer, in_house(get_quarter)},
        {"GET", "/reports/messages", Access::officer, in_house(get_coverage)},
        {"GET", "/reports/ratings", Access::officer, in_house(get_ratings)},
        {"GET", "/reports/feedback", Access::officer, in_house(get_feedback)},
        {"GET", "/reports/feedback-list", Access::officer, in_house(get_feedback_list)},
        {"GET", "/reports/dossiers", Access::officer, in_house(get_dossiers)},
        {"GET", "/register", Access::officer, in_house(get_register)},
        {"GET", "/api/v1/reports/figures", Access::officer, in_house(get_figures)},
        {"GET", "/api/v1/reports/overdue", Access::officer, in_house(get_overdue)},
        {"GET", "/api/v1/reports/urgency", Access::officer, in_house(get_urgency)},
        {"GET", "/api/v1/reports/urgent", Access::officer, in_house(get_urgent)},
        {"GET", "/api/v1/reports/steps", Access::officer, in_house(get_step_uses)},
        {"GET", "/api/v1/reports/quarter", Access::officer, in_house(get_quarter)},
        {"GET", "/api/v1/reports/messages", Access::officer, in_house(get_coverage)},
        {"GET", "/api/v1/reports/ratings", Access::officer, in_house(get_ratings)},
        {"GET", "/api/v1/reports/feedback", Access::officer, in_house(get_feedback)},
        {"GET", "/api/v1/reports/feedback-list", Access::officer, in_house(get_feedback_list)},
        {"GET", "/api/v1/reports/dossiers", Access::officer, in_house(get_dossiers)},
        {"GET", "/api/v1/register", Access::officer, in_house(get_register)},
    };
}

}
