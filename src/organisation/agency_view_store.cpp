#include "src/organisation/agency_view_store.h"

#include "src/calendar/calendar_store.h"
#include "src/calendar/due.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/code.h"

namespace motcua::organisation {
namespace {

/// "" is null outside.
json::Value day_or_null(const std::string& day) {
    return day.empty() ? json::Value() : json::Value(day);
}

json::Value area_in(const Areas& areas, const Agency& agency) {
    const auto era = era_named(agency.area_era);
    if (agency.area.empty() || !era) return nullptr;
    const auto* area = areas.find(*era, agency.area);
    return json::Object{{"code", agency.area},
                        {"era", agency.area_era},
                        {"name", area == nullptr ? agency.area : area->path()}};
}

json::Object named(sql::Session& session, const std::string& code, const ViewedOn& viewed) {
    const auto agency = find(session, code, viewed.day);
    return {{"code", code}, {"name", agency ? agency->name(viewed.language) : code}};
}

json::Object succession_in(sql::Session& session, const Succession& succession,
                           const std::string& other, const ViewedOn& viewed) {
    auto described = named(session, other, viewed);
    described["way"] = succession.way;
    described["takes_dossiers"] = succession.takes_dossiers;
    described["from"] = succession.from;
    described["cause"] = succession.cause;
    return described;
}

json::Array texts(const std::vector<std::string>& all) {
    json::Array out;
    for (const auto& text : all) out.emplace_back(text);
    return out;
}

json::Array names_in(sql::Session& session, const Agency& agency, std::string_view language) {
    json::Array names;
    for (const auto& name : names_of(session, agency.code))
        names.push_back(json::Object{{"name", language == "en" ? name.name_en : name.name_vi},
                                     {"valid_from", day_or_null(name.from)},
                                     {"cause", day_or_null(name.cause)}});
    return names;
}

json::Array signing_in(sql::Session& session, const Agency& agency, const ViewedOn& viewed) {
    json::Array authorities;
    for (const auto& each : signing_authorities_of(session, agency.code)) {
        if (!each.validity.holds(viewed.day)) continue;
        authorities.push_back(
            json::Object{{"form_of_authority", each.form_of_authority},
                         {"title", viewed.language == "en" ? each.title_en : each.title_vi},
                         {"covers", each.covers},
                         {"cause", each.cause},
                         {"valid_from", day_or_null(each.validity.from)},
                         {"valid_to", day_or_null(each.validity.to)}});
    }
    return authorities;
}

/// Those of the next day from Monday to Friday on which the agency works.
json::Array hours_in(sql::Session& session, const std::string& agency, base::Day day) {
    const auto layers = calendar::newest_layers(session, calendars_of(session, agency));
    if (layers.front().revision == 0) return {};
    const auto calendar = calendar::get(session, layers);
    const auto end = day + std::chrono::days{calendar::closed_days_max};
    const auto in_the_week = [](base::Day each) {
        return calendar::monday_to_friday.at(std::chrono::weekday{each}.c_encoding());
    };
    while (day < end && !(in_the_week(day) && calendar.works(day))) day += std::chrono::days{1};
    json::Array hours;
    if (const auto* open = calendar.hours_on(day))
        for (const auto& [opens, closes] : open->intervals) {
            json::Array ends;
            ends.emplace_back(calendar::time_of_day(opens));
            ends.emplace_back(calendar::time_of_day(closes));
            hours.emplace_back(std::move(ends));
        }
    return hours;
}

}

json::Object describe_line(const Areas& areas, const Agency& agency, const ViewedOn& viewed) {
    const auto code = AgencyCode::parse(agency.code);
    return {{"code", agency.code},
            {"code_2016", code ? json::Value(code->text_of_2016()) : json::Value()},
            {"kind", agency.kind},
            {"name", agency.name(viewed.language)},
            {"parent", day_or_null(agency.parent)},
            {"area", area_in(areas, agency)},
            {"live", agency.live},
            {"in_force", agency.validity.holds(viewed.day)},
            {"valid_from", day_or_null(agency.validity.from)},
            {"valid_to", day_or_null(agency.validity.to)}};
}

json::Object describe(sql::Session& session, const Areas& areas, const Agency& agency,
                      const ViewedOn& viewed) {
    auto described = describe_line(areas, agency, viewed);
    json::Array units;
    for (const auto& unit : agency.sub_units)
        units.push_back(json::Object{{"code", unit.code}, {"name", unit.name(viewed.language)}});
    json::Array successors;
    for (const auto& each : successions_of(session, agency.code))
        successors.push_back(succession_in(session, each, each.successor, viewed));
    json::Array predecessors;
    for (const auto& each : successions_to(session, agency.code))
        predecessors.push_back(succession_in(session, each, each.predecessor, viewed));
    described.merge(json::Object{
        {"office_hours", hours_in(session, agency.code, viewed.day)},
        {"sub_units", std::move(units)},
        {"areas", texts(agency.areas)},
        {"sectors", texts(agency.sectors)},
        {"names", names_in(session, agency, viewed.language)},
        {"successors", std::move(successors)},
        {"predecessors", std::move(predecessors)},
        {"competent_now", named(session, successor_on(session, agency.code, viewed.day), viewed)},
        {"signing", signing_in(session, agency, viewed)}});
    return described;
}

}
