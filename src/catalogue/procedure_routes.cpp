#include "src/catalogue/procedure_routes.h"

#include <algorithm>

#include "lib/base/text.h"
#include "src/catalogue/check_actions.h"
#include "src/catalogue/layer_store.h"
#include "src/catalogue/listing_store.h"
#include "src/catalogue/listing_view.h"
#include "src/catalogue/procedure.h"
#include "src/office/publication.h"
#include "src/web/json_door.h"

namespace motcua::catalogue {
namespace {

/// Ranked answers come on one page: who finds nothing among so many types another word.
constexpr std::int64_t ranked_max = 50;

http::Response get_procedures(web::Visit& visit, CurrentFinder& finder) {
    const auto& query = visit.request.query;
    Wanted wanted{base::trimmed(query.get("q")), query.get("sector"), query.get("tier"),
                  web::limit_in(visit.request), query.get("cursor")};
    const bool ranked = !wanted.words.empty();
    if (!is_cursor(wanted.after) || (ranked && !wanted.after.empty()))
        return web::bad_cursor(visit);
    if (ranked) wanted.limit = std::min(wanted.limit, ranked_max);
    const auto found = visit.office.look([&](sql::Session& session) {
        return finder.find(session, wanted, visit.language, visit.office.now());
    });
    json::Array items;
    for (const auto& each : found.items)
        items.push_back(json::Object{{"code", each.code},
                                     {"name", each.name},
                                     {"language", each.language},
                                     {"fileable", each.fileable}});
    return web::list_answer(std::move(items), found.next);
}

json::Value named(const json::Value& thing, const std::string& language) {
    return thing.at("name").text_at(language);
}

/// The limit in force, by decision of the province where there is one.
json::Object limit_in(const json::Value& variant, const std::vector<Layer>& layers,
                      const std::string& day) {
    const auto& limit = variant.at("limit");
    json::Object out{{"unit", limit.at("unit")},
                     {"length", limit.at("length")},
                     {"source", limit.at("source")},
                     {"certainty", limit.at("certainty")},
                     {"checked_on", limit.at("checked_on")}};
    const auto* layer = layer_of_limit(layers, variant.text_at("code"), day);
    if (layer == nullptr || layer->limit->unit != limit.text_at("unit") ||
        layer->limit->length > limit.integer_at("length", 1))
        return out;
    out["length"] = layer->limit->length;
    out["source"] = layer->number;
    out["certainty"] = "decided";
    return out;
}

json::Object variant_in(const json::Value& variant, const json::Value& forms,
                        const std::string& language, const std::vector<Layer>& layers,
                        const std::string& day) {
    json::Array papers;
    for (const auto& paper : variant.array_at("papers")) {
        const bool required = paper.text_at("need") == "required";
        papers.push_back(json::Object{{"code", paper.at("code")},
                                      {"name", named(paper, language)},
                                      {"required", required},
                                      {"need", paper.at("need")},
                                      {"condition", paper.at("condition").at(language)},
                                      {"originals", paper.at("originals")},
                                      {"copies", paper.at("copies")},
                                      {"certainty", paper.at("certainty")}});
    }
    json::Array fees;
    const auto prices = prices_on(layers, variant.text_at("code"), day);
    for (const auto& fee : variant.array_at("fees")) {
        const auto price = prices.find(fee.text_at("code"));
        const bool decided = price != prices.end();
        fees.push_back(json::Object{
            {"code", fee.at("code")},
            {"name", named(fee, language)},
            {"amount_dong", decided ? json::Value(price->second) : fee.at("amount_dong")},
            {"due", fee.at("due")},
            {"certainty", decided ? json::Value("decided") : fee.at("certainty")}});
    }
    const auto& form = forms.at(variant.text_at("form"));
    return {{"code", variant.at("code")},
            {"name", named(variant, language)},
            {"limit", limit_in(variant, layers, day)},
            {"papers", std::move(papers)},
            {"fees", std::move(fees)},
            {"form", json::Object{{"schema", form.at("schema")}, {"ui", form.at("ui")}}}};
}

http::Response get_procedure(web::Visit& visit) {
    const auto& code = visit.captured("code");
    std::optional<ListedRow> listed;
    const auto text = visit.office.look([&](sql::Session& session) -> std::optional<json::Value> {
        const auto revision = office::newest_revision(session, "procedures", code);
        if (!revision) return std::nullopt;
        if (*revision == 0) listed = find_listing(session, code);
        return office::published_text(session, "procedures", code, *revision);
    });
    if (!text) return web::problem(visit, http::Status::not_found, "no_such_procedure");
    const auto layers =
        visit.office.look([&](sql::Session& session) { return layers_of(session, code); });
    const auto today = base::iso_day(base::day_of(visit.office.now()));
    json::Array variants;
    for (const auto& variant : text->array_at("variants"))
        variants.push_back(variant_in(variant, text->at("forms"), visit.language, layers, today));
    json::Object body{{"code", code},
                      {"name", named(*text, visit.language)},
                      {"sector", text->at("sector").at("code")},
                      {"tier", text->at("tier")},
                      {"fileable", is_fileable(*text)},
                      {"legal_basis", text->at("legal_basis")},
                      {"result", text->at("result")},
                      {"variants", std::move(variants)}};
    if (listed) {
        body["listing"] =
            describe({listed->body, listed->checks, today, keeps_catalogue(visit.actor())});
    }
    return http::json(http::Status::ok, json::canonical(std::move(body)));
}

}

web::Routes procedure_routes(CurrentFinder& finder) {
    using web::Access;
    const auto find = [&finder](web::Visit& visit) { return get_procedures(visit, finder); };
    return {{"GET", "/api/v1/procedures", Access::everyone, find},
            {"GET", "/api/v1/procedures/{code}", Access::everyone, get_procedure}};
}

}
