#include "src/organisation/agency_routes.h"

#include "src/organisation/agency_store.h"
#include "src/organisation/agency_view_store.h"
#include "src/organisation/code.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::organisation {
namespace {

using http::Status;
using web::Access;

constexpr std::int64_t page_lines = 50;

/// ?on=, today when it is missing; nothing when it is no day.
std::optional<base::Day> day_in(const web::Visit& visit) {
    const auto on = visit.request.query.get("on");
    return on.empty() ? base::day_of(visit.office.now()) : base::parse_day(on);
}

AgencyQuery query_of(const web::Visit& visit, std::int64_t limit) {
    const auto& query = visit.request.query;
    const auto text = [&](const char* name) { return web::cleaned(query.get(name)); };
    AgencyQuery wanted;
    wanted.kind = text("kind");
    wanted.parent = kept_code(text("parent"));
    wanted.area = text("area");
    wanted.area_era = text("era").empty() ? "2025-07" : text("era");
    if (const auto live = text("live"); !live.empty()) wanted.live = live == "true";
    wanted.words = text("q");
    wanted.limit = limit;
    return wanted;
}

http::Response get_agencies(web::Visit& visit, const Areas& areas) {
    const auto day = day_in(visit);
    if (!day) return web::problem(visit, Status::unprocessable, "bad_day");
    const auto limit = web::limit_in(visit.request);
    auto wanted = query_of(visit, limit + 1);
    wanted.after = web::cleaned(visit.request.query.get("cursor"));
    if (!wanted.after.empty() && !AgencyCode::parse(wanted.after)) return web::bad_cursor(visit);
    auto found =
        visit.office.look([&](sql::Session& session) { return agencies(session, wanted, *day); });
    const bool more = web::cut_to(found, limit);
    json::Array items;
    for (const auto& agency : found)
        items.emplace_back(describe_line(areas, agency, {visit.language, *day}));
    return web::list_answer(std::move(items), more ? found.back().code : "");
}

std::optional<json::Value> agency_in(web::Visit& visit, const Areas& areas, base::Day day) {
    const auto& code = visit.captured("code");
    return visit.office.look([&](sql::Session& session) -> std::optional<json::Value> {
        const auto agency = find(session, code, day);
        if (!agency) return std::nullopt;
        return describe(session, areas, *agency, {visit.language, day});
    });
}

http::Response get_agency(web::Visit& visit, const Areas& areas) {
    const auto day = day_in(visit);
    if (!day) return web::problem(visit, Status::unprocessable, "bad_day");
    const auto agency = agency_in(visit, areas, *day);
    if (!agency) return web::problem(visit, Status::not_found, "no_such_agency");
    return http::json(Status::ok, json::canonical(*agency));
}

http::Response agencies_page(web::Visit& visit, const Areas&) {
    auto wanted = query_of(visit, page_lines + 1);
    wanted.after = web::cleaned(visit.request.query.get("after"));
    auto found = visit.office.look([&](sql::Session& session) {
        return agencies(session, wanted, base::day_of(visit.office.now()));
    });
    const bool more = web::cut_to(found, page_lines);
    html::Values values;
    values.set("q", wanted.words)
        .flag("more", more)
        .set("next", more ? found.back().code : "")
        .list("agencies");
    for (const auto& agency : found)
        values.add("agencies")
            .set("code", agency.code)
            .set("name", agency.name(visit.language))
            .set("kind", visit.locale().text("kind." + agency.kind))
            .flag("listed_only", !agency.live);
    return web::page(visit, "organisation/agencies", visit.locale().text("agencies.heading"),
                     std::move(values));
}

class Rows {
  public:
    Rows(html::Values& values, const html::Locale& locale) : values_(values), locale_(locale) {
        values_.list("rows");
    }
    void add(std::string_view label, const std::string& text) {
        if (text.empty()) return;
        values_.add("rows").set("row_label", locale_.text(label)).set("row_text", text);
    }

  private:
    html::Values& values_;
    const html::Locale& locale_;
};

std::string hours_in_words(const json::Value& agency) {
    std::string words;
    for (const auto& interval : agency.array_at("office_hours")) {
        const auto* ends = interval.array();
        if (ends == nullptr || ends->size() != 2) continue;
        words += (words.empty() ? "" : ", ") + *(*ends)[0].text() + "–" + *(*ends)[1].text();
    }
    return words;
}

/// "All", a sector's code or a procedure's.
std::string covers_in_words(const html::Locale& locale, const std::string& covers) {
    if (covers == "all") return locale.text("agency.covers_all");
    return covers.substr(covers.find(':') + 1);
}

void show_lists(html::Values& values, const json::Value& agency, const html::Locale& locale) {
    values.list("sub_units").list("names").list("signing");
    for (const auto& unit : agency.array_at("sub_units"))
        values.add("sub_units").set("unit", unit.text_at("name"));
    const auto& names = agency.array_at("names");
    if (names.size() > 1)
        for (const auto& name : names)
            values.add("names")
                .set("former", name.text_at("name"))
                .set("since", web::day_in_words(name.text_at("valid_from")))
                .set("cause", name.text_at("cause"));
    for (const auto& each : agency.array_at("signing"))
        values.add("signing")
            .set("form", each.text_at("form_of_authority"))
            .set("title", each.text_at("title"))
            .set("covers", covers_in_words(locale, each.text_at("covers")))
            .set("cause", each.text_at("cause"));
    for (const auto* list : {"successors", "predecessors"}) {
        values.list(list);
        for (const auto& each : agency.array_at(list))
            values.add(list)
                .set("other", each.text_at("code"))
                .set("other_name", each.text_at("name"))
                .set("since", web::day_in_words(each.text_at("from")))
                .set("cause", each.text_at("cause"))
                .flag("takes", each.boolean_at("takes_dossiers"));
    }
}

http::Response agency_page(web::Visit& visit, const Areas& areas) {
    const auto found = agency_in(visit, areas, base::day_of(visit.office.now()));
    if (!found) return web::problem(visit, Status::not_found, "no_such_agency");
    const auto& agency = *found;
    const bool in_force = agency.boolean_at("in_force");
    html::Values values;
    values.set("name", agency.text_at("name"))
        .set("code", agency.text_at("code"))
        .flag("closed", !in_force)
        .flag("listed_only", in_force && !agency.boolean_at("live"));
    Rows rows(values, visit.locale());
    rows.add("agency.code", agency.text_at("code"));
    rows.add("agency.code_2016", agency.text_at("code_2016"));
    rows.add("agency.kind", visit.locale().text("kind." + agency.text_at("kind")));
    rows.add("agency.area", agency.at("area").text_at("name"));
    rows.add("agency.hours", hours_in_words(agency));
    rows.add("agency.valid_from", web::day_in_words(agency.text_at("valid_from")));
    rows.add("agency.valid_to", web::day_in_words(agency.text_at("valid_to")));
    show_lists(values, agency, visit.locale());
    return web::page(visit, "organisation/agency", agency.text_at("name"), std::move(values));
}

}

web::Routes agency_routes(const Areas& areas) {
    const auto with = [&areas](http::Response (*show)(web::Visit&, const Areas&)) {
        return [&areas, show](web::Visit& visit) { return show(visit, areas); };
    };
    return {{"GET", "/api/v1/agencies", Access::everyone, with(get_agencies)},
            {"GET", "/api/v1/agencies/{code}", Access::everyone, with(get_agency)},
            {"GET", "/agencies", Access::everyone, with(agencies_page)},
            {"GET", "/agencies/{code}", Access::everyone, with(agency_page)}};
}

}
