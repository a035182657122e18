#include "src/report/asked_routes.h"

#include "src/organisation/agency_store.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::report {
namespace {

Period usual_period(std::string_view name, base::Day today) {
    const auto named = named_periods(today);
    for (const auto& each : named)
        if (each.name == name) return each.period;
    return named.front().period;
}

}

Asked asked_of(web::Visit& visit, std::string_view usual) {
    const auto& query = visit.request.query;
    const auto text = [&](const char* name) { return web::cleaned(query.get(name)); };
    Asked asked;
    asked.now = visit.office.now();
    const auto today = base::day_of(asked.now);
    asked.typed_from = text("from");
    asked.typed_to = text("to");
    const bool typed = !asked.typed_from.empty() || !asked.typed_to.empty();
    asked.period = usual_period(text("period").empty() ? usual : text("period"), today);
    if (typed) {
        const auto from = typed_day(asked.typed_from);
        const auto to = typed_day(asked.typed_to);
        const auto period = from && to ? period_between(*from, *to, today) : std::nullopt;
        asked.period_is_wrong = !period;
        if (period) asked.period = *period;
    }
    asked.question = {window_of(asked.period, asked.now), text("agency"), text("sector")};
    const auto format = text("format");
    if (format == "csv" || format == "xlsx") asked.format = format;
    asked.scope = visit.office.look(
        [&](sql::Session& session) { return figures_scope(session, visit.actor()); });
    return asked;
}

std::optional<http::Response> fault_answer(const web::Visit& visit, const Asked& asked) {
    if (!asked.period_is_wrong || (!visit.is_api() && !asked.is_file())) return std::nullopt;
    return web::problem(visit, http::Status::unprocessable, "bad_period");
}

std::string with(std::string query, std::string_view name, const std::string& value) {
    return std::move(query) + "&" + std::string(name) + "=" + http::percent_encoded(value);
}

std::string query_of(const Asked& asked) {
    auto query =
        "from=" + base::iso_day(asked.period.from) + "&to=" + base::iso_day(asked.period.to);
    if (!asked.question.agency.empty()) query = with(query, "agency", asked.question.agency);
    if (!asked.question.sector.empty()) query = with(query, "sector", asked.question.sector);
    return query;
}

void Names::learn(const std::vector<std::string>& agencies) {
    for (auto& [code, name] : organisation::names_on(session_, agencies, day_))
        agencies_[code] = name.in(language_);
}

const std::string& Names::agency(const std::string& code) {
    if (!agencies_.contains(code)) {
        learn({code});
        agencies_.try_emplace(code, code);
    }
    return agencies_.at(code);
}

const std::string& Names::sub_unit(const std::string& agency, const std::string& code) {
    const auto [at, is_new] = sub_units_.try_emplace(agency + "/" + code, code);
    if (is_new)
        if (const auto found = organisation::find(session_, agency, day_))
            for (const auto& unit : found->sub_units)
                sub_units_[agency + "/" + unit.code] = unit.name(language_);
    return at->second;
}

std::string Names::procedure(const std::string& code, std::int64_t revision) {
    return house_.rules.procedure(session_, code, revision).name(language_);
}

std::string Names::sector(const std::string& procedure, std::int64_t revision) {
    const auto& text = house_.rules.procedure(session_, procedure, revision).text;
    return text.at("sector").at("name").text_at(language_);
}

std::int64_t lines_wanted(const web::Visit& visit, const Asked& asked) {
    if (asked.is_file()) return file_lines_max + 1;
    return (visit.is_api() ? web::limit_in(visit.request) : page_lines) + 1;
}

}
