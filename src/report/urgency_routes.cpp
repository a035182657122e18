#include <fmt/format.h>

#include "src/people/account_store.h"
#include "src/report/report_routes.h"
#include "src/report/urgency_store.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::report {
namespace {

using http::Status;

constexpr const char* path = "/reports/urgency";
constexpr const char* list_path = "/reports/urgent";
/// What stands in an address for "nobody's yet".
constexpr const char* nobody = "-";

std::string figure_in_words(const html::Locale& locale, std::string_view figure) {
    return locale.text("urgency_figure." + std::string(figure));
}

/// Who has a step: the login for addresses and programs, the name for people.
struct Desk {
    std::string login; ///< "-" when nobody has it yet
    std::string name;
};

/// Names of officers, read once each.
class Officers {
  public:
    Officers(web::Visit& visit, sql::Session& session) : visit_(visit), session_(session) {}
    const Desk& of(std::optional<office::AccountId> officer) {
        const auto id = officer ? officer->value() : 0;
        const auto [known, is_new] = known_.try_emplace(id);
        if (!is_new) return known->second;
        known->second = {nobody, visit_.locale().text("report.nobody_yet")};
        if (id == 0) return known->second;
        if (const auto actor = people::actor_of(session_, *officer))
            known->second = {
                actor->login,
                people::person_named(session_, visit_.office.vault(), actor->login)};
        return known->second;
    }

  private:
    web::Visit& visit_;
    sql::Session& session_;
    std::map<std::int64_t, Desk> known_;
};

std::string list_link(const Asked& asked, const UrgencyPlace& place, const std::string& login) {
    auto one = asked;
    if (!place.agency.empty()) one.question.agency = place.agency;
    auto link = list_path + ("?" + query_of(one));
    if (!place.sub_unit.empty()) link = with(link, "sub_unit", place.sub_unit);
    if (!place.action.empty()) link = with(link, "step", place.action);
    return login.empty() ? link : with(link, "officer", login);
}

void add_counts(std::vector<Cell>& row, const UrgencyTally& tally, const std::string& link) {
    for (std::size_t i = 0; i < urgency_figures.size(); ++i) {
        const auto count = tally.counts.at(i);
        row.push_back({count, count > 0 ? with(link, "due", urgency_figures.at(i)) : ""});
    }
}

std::vector<Column> columns_of(const html::Locale& locale, bool of_one) {
    std::vector<Column> columns;
    if (of_one)
        columns = {{"sub_unit", locale.text("report.sub_unit"), "", 28},
                   {"step", locale.text("report.step"), "", 28},
                   {"officer", locale.text("report.officer"), "", 28}};
    else
        columns = {{"agency", locale.text("report.agency_now"), "", 40},
                   {"agency_code", locale.text("report.agency_code"), "", 14}};
    for (const auto* figure : urgency_figures) {
        const bool dated = calendar::urgency_named(figure).has_value();
        columns.push_back({figure, figure_in_words(locale, figure),
                           dated ? locale.text("report.group_due") : "", 12});
    }
    return columns;
}

std::vector<Cell> heads_of(const html::Locale& locale, Names& names, const Asked& asked,
                           const UrgencyPlace& place, const Desk& desk) {
    if (!place.action.empty())
        return {{names.sub_unit(place.agency, place.sub_unit), "", place.sub_unit},
                {locale.text("action." + place.action), "", place.action},
                {desk.name, "", desk.login}};
    auto one = asked;
    one.question.agency = place.agency;
    return {{names.agency(place.agency), std::string(path) + "?" + query_of(one)}, {place.agency}};
}

Table table_of(web::Visit& visit, sql::Session& session, Names& names, const Asked& asked,
               const std::vector<UrgencyPlace>& places) {
    const auto& locale = visit.locale();
    const bool of_one = !asked.question.agency.empty();
    Officers officers(visit, session);
    Table table;
    table.columns = columns_of(locale, of_one);
    UrgencyTally sum;
    for (const auto& place : places) {
        const auto& desk = officers.of(place.officer);
        auto& row = table.rows.emplace_back(heads_of(locale, names, asked, place, desk));
        add_counts(row, place.tally, list_link(asked, place, of_one ? desk.login : ""));
        sum.add(place.tally);
    }
    if (places.empty()) return table;
    auto& row = table.rows.emplace_back(std::vector<Cell>(of_one ? 3 : 2));
    row.front().value = locale.text("report.sum");
    add_counts(row, sum, list_link(asked, {}, ""));
    table.sums_last = true;
    return table;
}

/// Due moment and id of the last line; nothing when it is neither.
std::optional<UrgencyPaging> paging_in(const web::Visit& visit) {
    const auto cursor = visit.request.query.get("cursor");
    UrgencyPaging paging;
    if (cursor.empty()) return paging;
    const auto dot = cursor.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto due = web::number_in(std::string_view(cursor).substr(0, dot));
    const auto id = web::number_in(std::string_view(cursor).substr(dot + 1));
    if (!due || !id) return std::nullopt;
    paging.after_due = *due;
    paging.after_id = *id;
    return paging;
}

/// What a number was asked for with, for the next page of its dossiers.
std::vector<std::pair<std::string, std::string>> kept_of(const web::Visit& visit) {
    std::vector<std::pair<std::string, std::string>> kept;
    for (const auto* name : {"sub_unit", "step", "officer", "due"})
        if (const auto value = visit.request.query.get(name); !value.empty())
            kept.emplace_back(name, value);
    return kept;
}

/// Nothing when the officer that is asked for is nobody's login.
std::optional<UrgencyPlace> place_in(const web::Visit& visit, sql::Session& session,
                                     const Asked& asked) {
    const auto& query = visit.request.query;
    UrgencyPlace place{asked.question.agency, query.get("sub_unit"), query.get("step"),
                       std::nullopt};
    const auto login = query.get("officer");
    if (login.empty()) return place;
    place.officer =
        login == nobody ? office::AccountId(0) : people::account_of_login(session, login);
    if (!place.officer) return std::nullopt;
    return place;
}

std::vector<Cell> row_of(const web::Visit& visit, Names& names, Officers& officers,
                         const UrgentDossier& found) {
    const auto& locale = visit.locale();
    const auto& desk = officers.of(found.officer);
    const bool waits = dossier::waits(dossier::state_named(found.state).value());
    const std::string urgency(calendar::name_of(found.urgency));
    return {code_cell(visit, found.code, {found.receiving_unit, found.competent_agency}),
            {names.procedure(found.procedure, found.procedure_revision)},
            {names.agency(found.agency)},
            {names.sub_unit(found.agency, found.sub_unit), "", found.sub_unit},
            {locale.text("action." + found.action), "", found.action},
            {desk.name, "", desk.login},
            {base::day_of(base::from_microseconds(found.due_at))},
            {locale.text(waits ? "state." + found.state : "urgency." + urgency), "",
             waits ? found.state : urgency}};
}

}

http::Response get_urgency(web::Visit& visit, const dossier::House& house) {
    auto asked = asked_of(visit, "this_month");
    const auto& locale = visit.locale();
    Choice choice{path, {}};
    choice.is_now = true;
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, base::day_of(asked.now));
        choice.agencies = named_agencies(names, list_agencies(session, asked.scope));
        const bool alone = !asked.scope.all && asked.scope.agencies.size() == 1;
        if (alone && asked.question.agency.empty() && !visit.is_api())
            asked.question.agency = asked.scope.agencies.front();
        const auto places = count_urgency(session, asked.scope, {house.rules, asked.now},
                                          asked.question.agency);
        return table_of(visit, session, names, asked, places);
    });
    table.file = "urgency";
    table.heading = locale.text("report.heading_urgency");
    table.empty = locale.text("report.nothing_open");
    table.notes = {locale.text("report.note_urgency"), locale.text("report.note_urgency_waiting")};
    return answer(visit, asked, choice, std::move(table));
}

http::Response get_urgent(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_of(visit, "this_month");
    auto paging = paging_in(visit);
    if (!paging) return web::bad_cursor(visit);
    paging->limit = lines_wanted(visit, asked);
    const auto due = visit.request.query.get("due");
    const auto figure = due.empty() ? std::string(urgency_figures.front()) : due;
    if (!is_urgency_figure(figure)) return web::problem(visit, Status::not_found, "no_such_figure");
    const auto& locale = visit.locale();
    Choice choice{list_path, {}, kept_of(visit)};
    choice.is_now = true;
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, base::day_of(asked.now));
        if (!asked.question.agency.empty())
            choice.agencies = named_agencies(names, {asked.question.agency});
        Table made;
        const auto place = place_in(visit, session, asked);
        if (!place) return made;
        auto found = list_urgent(session, asked.scope, {house.rules, asked.now}, *place, figure,
                                 *paging);
        if (cut(found, paging->limit))
            made.next = fmt::format("{}.{}", found.back().due_at, found.back().dossier_id);
        Officers officers(visit, session);
        for (const auto& each : found) made.rows.push_back(row_of(visit, names, officers, each));
        return made;
    });
    table.columns = {{"code", locale.text("report.code"), "", 24},
                     {"procedure", locale.text("report.procedure"), "", 44},
                     {"agency", locale.text("report.agency_now"), "", 36},
                     {"sub_unit", locale.text("report.sub_unit"), "", 24},
                     {"step", locale.text("report.step"), "", 24},
                     {"officer", locale.text("report.officer"), "", 24},
                     {"due_on", locale.text("report.due_on"), "", 12},
                     {"urgency", locale.text("report.urgency"), "", 24}};
    table.file = "urgent";
    table.empty = locale.text("report.nothing_open");
    table.heading =
        locale.text("report.heading_dossiers", {{"cell", figure_in_words(locale, figure)}});
    return answer(visit, asked, choice, std::move(table));
}

}
