#include "src/organisation/area_routes.h"

#include "src/organisation/agency_store.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::organisation {
namespace {

using http::Status;
using web::Access;

constexpr std::size_t page_lines = 20;
constexpr std::size_t words_bytes_max = 300;

/// Those that work for the area itself, not for one above it.
std::vector<Agency> serving(web::Visit& visit, const Area& area) {
    AgencyQuery wanted;
    wanted.area = area.code;
    wanted.area_era = name_of(area.era);
    wanted.kind = area.kind();
    return visit.office.look([&](sql::Session& session) {
        return agencies(session, wanted, base::day_of(visit.office.now()));
    });
}

json::Object line_of(const Area& area) {
    return {{"code", area.code},
            {"era", std::string(name_of(area.era))},
            {"kind", std::string(area.kind())},
            {"name", area.name},
            {"path", area.path()},
            {"parent", area.parent == nullptr ? json::Value() : json::Value(area.parent->code)}};
}

json::Array lines_of(const std::vector<Kinship>& kin) {
    json::Array lines;
    for (const auto& each : kin) {
        auto line = line_of(*each.area);
        line["part"] = each.part;
        line["assumed"] = each.assumed;
        lines.emplace_back(std::move(line));
    }
    return lines;
}

http::Response get_areas(web::Visit& visit, const Areas& areas) {
    const auto& query = visit.request.query;
    const auto cursor = web::cursor_in(visit.request);
    if (!cursor) return web::bad_cursor(visit);
    const auto era = era_named(query.get("era"));
    if (!era && !query.get("era").empty())
        return web::problem(visit, Status::unprocessable, "unknown_era");
    Areas::Wanted wanted;
    wanted.era = era;
    wanted.parent = query.get("parent");
    wanted.kind = query.get("kind");
    wanted.words = web::cleaned(query.get("q").substr(0, words_bytes_max));
    wanted.limit = static_cast<std::size_t>(web::limit_in(visit.request));
    wanted.after = static_cast<std::size_t>(*cursor);
    const auto page = areas.search(wanted);
    json::Array items;
    for (const auto* area : page.areas) items.emplace_back(line_of(*area));
    return web::list_answer(std::move(items),
                            page.more ? std::to_string(wanted.after + wanted.limit) : "");
}

http::Response get_area(web::Visit& visit, const Areas& areas) {
    const auto asked = visit.request.query.get("era");
    const auto era = asked.empty() ? era_on(base::day_of(visit.office.now())) : era_named(asked);
    if (!era) return web::problem(visit, Status::unprocessable, "unknown_era");
    const auto* area = areas.find(*era, visit.captured("code"));
    if (area == nullptr) return web::problem(visit, Status::not_found, "no_such_area");
    auto body = line_of(*area);
    body["resolution"] = area->resolution.empty() ? json::Value() : json::Value(area->resolution);
    body["successors"] = lines_of(areas.successors(*area));
    body["predecessors"] = lines_of(areas.predecessors(*area));
    body["today"] = lines_of(areas.today(*area));
    json::Array agencies;
    for (const auto& agency : serving(visit, *area))
        agencies.push_back(json::Object{
            {"code", agency.code}, {"name", agency.name(visit.language)}, {"live", agency.live}});
    body["agencies"] = std::move(agencies);
    return http::json(Status::ok, json::canonical(std::move(body)));
}

void show_agencies(html::Values& into, web::Visit& visit, const Area& area) {
    into.list("agencies");
    for (const auto& agency : serving(visit, area))
        into.add("agencies")
            .set("agency", agency.code)
            .set("agency_name", agency.name(visit.language))
            .flag("receives", agency.live)
            .flag("listed_only", !agency.live);
}

void show_area(html::Values& card, web::Visit& visit, const Areas& areas, const Area& area) {
    const auto now = areas.today(area);
    const bool itself = now.size() == 1 && now.front().area == &area;
    bool assumed = false;
    card.set("path", area.path())
        .set("era", visit.locale().text("areas.era_" + std::string(name_of(area.era))))
        .flag("is_today", itself)
        .flag("became", !itself && now.size() == 1)
        .flag("divided", now.size() > 1)
        .flag("lost", now.empty())
        .list("today");
    for (const auto& each : now) {
        assumed = assumed || each.assumed;
        auto& line = card.add("today");
        line.set("today_path", each.area->path());
        show_agencies(line, visit, *each.area);
    }
    card.flag("assumed", assumed);
    // In a register of before the reform the agency of the old area is the one that serves.
    card.list("own_agencies");
    if (itself) return;
    for (const auto& agency : serving(visit, area))
        card.add("own_agencies")
            .set("agency", agency.code)
            .set("agency_name", agency.name(visit.language));
}

http::Response areas_page(web::Visit& visit, const Areas& areas) {
    const auto typed = web::cleaned(visit.request.query.get("q").substr(0, words_bytes_max));
    const auto after = web::number_in(visit.request.query.get("after")).value_or(0);
    Areas::Page page;
    if (!typed.empty())
        page = areas.search({.kind = "commune",
                             .words = typed,
                             .limit = page_lines,
                             .after = static_cast<std::size_t>(std::max<std::int64_t>(after, 0))});
    html::Values values;
    values.set("q", typed)
        .flag("searched", !typed.empty())
        .flag("nothing", !typed.empty() && page.areas.empty())
        .flag("more", page.more)
        .set("next", std::max<std::int64_t>(after, 0) + static_cast<std::int64_t>(page_lines))
        .list("areas");
    for (const auto* area : page.areas) show_area(values.add("areas"), visit, areas, *area);
    return web::page(visit, "organisation/areas", visit.locale().text("areas.heading"),
                     std::move(values));
}

}

web::Routes area_routes(const Areas& areas) {
    const auto with = [&areas](http::Response (*show)(web::Visit&, const Areas&)) {
        return [&areas, show](web::Visit& visit) { return show(visit, areas); };
    };
    return {{"GET", "/api/v1/areas", Access::everyone, with(get_areas)},
            {"GET", "/api/v1/areas/{code}", Access::everyone, with(get_area)},
            {"GET", "/areas", Access::everyone, with(areas_page)}};
}

}
