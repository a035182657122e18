#include "src/catalogue/layer_routes.h"

#include <fmt/format.h>

#include "src/catalogue/layer_actions.h"
#include "src/catalogue/listing_routes.h"
#include "src/catalogue/procedure_store.h"
#include "src/office/publication.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::catalogue {
namespace {

using http::Status;
using web::Access;

constexpr std::int64_t alarms_max = 50;
constexpr std::string_view hours_field = "hours.";

std::string typed(const web::Visit& visit, const std::string& field) {
    return web::cleaned(visit.request.form.get(field));
}

/// A field that holds no number states none that could be right.
std::int64_t number_typed(const web::Visit& visit, const std::string& field) {
    auto text = typed(visit, field);
    std::erase(text, '.');
    return web::number_in(text).value_or(-1);
}

json::Object describe(const LayerRow& row) {
    auto out = to_json(row.layer);
    out["revision"] = row.revision;
    out["publish_by"] = row.publish_by;
    out["published_on"] = row.published_on;
    out["signed_late"] = row.signed_late;
    return out;
}

http::Response get_decisions(web::Visit& visit) {
    const auto& code = visit.captured("code");
    office::Version version = 0;
    std::optional<std::int64_t> known;
    const auto rows = visit.office.look([&](sql::Session& session) {
        version = layer_version(session, code);
        known = office::newest_revision(session, "procedures", code);
        return layer_rows(session, code);
    });
    if (!known) return refusal_answer(visit, {ListingWhy::no_such_procedure});
    json::Array items;
    for (const auto& row : rows) items.emplace_back(describe(row));
    auto answer = http::json(
        Status::ok, json::canonical(json::Object{{"code", code}, {"items", std::move(items)}}));
    answer.with("ETag", fmt::format("\"{}\"", version));
    return answer;
}

Layer layer_in(const web::Reader& read) {
    Layer layer{read.text("number"),
                read.text("signed_on"),
                read.text("effective_from"),
                read.text("law_from"),
                {},
                {},
                read.text("agency"),
                {}};
    if (read.has("limit")) {
        const auto limit = read.object("limit");
        layer.limit = Layer::Limit{limit.text("variant"), limit.text("unit"),
                                   limit.number("length").value_or(0)};
    }
    if (read.has("fee")) {
        const auto fee = read.object("fee");
        layer.fee =
            Layer::Fee{fee.text("variant"), fee.text("fee"), fee.number("amount_dong").value_or(-1),
                       fee.text("resolution"), fee.text("from")};
    }
    for (const auto& line : read.objects("hours"))
        layer.hours[line.text("step")] = line.number("hours").value_or(-1);
    return layer;
}

http::Response done(const web::Visit& visit, const ListingOutcome& outcome) {
    if (!outcome) return refusal_answer(visit, outcome.error());
    const auto& body = outcome->body;
    json::Object answer{{"code", body.text_at("code")}, {"act", outcome->kind}};
    for (const auto* member : {"publish_by", "signed_late", "revision", "on"})
        if (!body.at(member).is_null()) answer[member] = body.at(member);
    if (outcome->kind == "province_layer_decided") answer["revision"] = outcome->version;
    return web::created(std::move(answer), outcome->version);
}

http::Response post_decision(web::Visit& visit) {
    const auto layer = web::read_body(visit, layer_in, web::Unknown::ignored);
    if (!layer) return layer.error();
    const ListingTarget target{visit.captured("code"), seen_in(visit.request)};
    return done(visit, visit.perform(visit.once("api:decision"), [&](office::Act& act) {
        return take_decision(act, target, *layer);
    }));
}

http::Response post_publication(web::Visit& visit) {
    const auto on = web::read_body(
        visit, [](const web::Reader& read) { return read.text("on"); }, web::Unknown::ignored);
    if (!on) return on.error();
    const auto revision = web::number_in(visit.captured("revision")).value_or(0);
    const ListingTarget target{visit.captured("code"), seen_in(visit.request)};
    return done(visit, visit.perform(visit.once("api:decision_publication"), [&](office::Act& act) {
        return note_layer_published(act, target, revision, *on);
    }));
}

/// "general/fee": a fee line of a variant.
std::pair<std::string, std::string> split(const std::string& text) {
    const auto slash = text.find('/');
    if (slash == std::string::npos) return {text, ""};
    return {text.substr(0, slash), text.substr(slash + 1)};
}

Layer layer_typed(const web::Visit& visit) {
    Layer layer{typed(visit, "number"),
                typed(visit, "signed_on"),
                typed(visit, "effective_from"),
                typed(visit, "law_from"),
                {},
                {},
                typed(visit, "agency"),
                {}};
    if (const auto chosen = typed(visit, "limit_of"); !chosen.empty()) {
        const auto [variant, unit] = split(chosen);
        layer.limit = Layer::Limit{variant, unit, number_typed(visit, "limit_length")};
    }
    if (const auto chosen = typed(visit, "fee_of"); !chosen.empty()) {
        const auto [variant, fee] = split(chosen);
        layer.fee = Layer::Fee{variant, fee, number_typed(visit, "fee_amount"),
                               typed(visit, "fee_resolution"), typed(visit, "fee_from")};
    }
    for (const auto& [name, value] : visit.request.form.items())
        if (name.starts_with(hours_field) && !web::cleaned(value).empty())
            layer.hours[name.substr(hours_field.size())] = number_typed(visit, name);
    return layer;
}

http::Response answered(web::Visit& visit, const ListingOutcome& outcome) {
    if (!outcome) return refused_page(visit, "decisions", outcome.error());
    return http::see_other("/catalogue/" + visit.captured("code") + "#decisions");
}

http::Response post_decision_page(web::Visit& visit) {
    const auto layer = layer_typed(visit);
    return answered(visit, visit.perform(visit.once("page:decision"), [&](office::Act& act) {
        return take_decision(act, target_typed(visit), layer);
    }));
}

http::Response post_publication_page(web::Visit& visit) {
    const auto revision = web::number_in(visit.captured("revision")).value_or(0);
    const auto on = typed(visit, "on");
    return answered(visit,
                    visit.perform(visit.once("page:decision_publication"), [&](office::Act& act) {
                        return note_layer_published(act, target_typed(visit), revision, on);
                    }));
}

void show_rows(html::Values& section, const web::Visit& visit, const std::vector<LayerRow>& rows) {
    const auto& locale = visit.locale();
    const auto today = base::iso_day(base::day_of(visit.office.now()));
    section.list("decisions");
    for (const auto& row : rows) {
        const auto& layer = row.layer;
        auto& line = section.add("decisions");
        line.set("number", layer.number)
            .set("signed_on", web::day_in_words(layer.signed_on))
            .set("effective_from", web::day_in_words(layer.effective_from))
            .set("publish_by", web::day_in_words(row.publish_by))
            .set("published_on", web::day_in_words(row.published_on))
            .set("revision", row.revision)
            .set("today", today)
            .set("agency", layer.agency)
            .flag("has_agency", !layer.agency.empty())
            .flag("signed_late", row.signed_late)
            .flag("open", row.published_on.empty())
            .flag("overdue", row.published_on.empty() && row.publish_by < today)
            .flag("done", !row.published_on.empty())
            .list("limit")
            .list("fee")
            .list("hours");
        if (layer.limit)
            line.add("limit").set("limit_words",
                                  locale.text("limit." + layer.limit->unit,
                                              {{"length", std::to_string(layer.limit->length)}}));
        if (layer.fee)
            line.add("fee")
                .set("amount", web::number_in_words(layer.fee->amount_dong))
                .set("resolution", layer.fee->resolution)
                .set("from", web::day_in_words(layer.fee->from));
        for (const auto& [step, count] : layer.hours)
            line.add("hours").set("step", step).set("count", count);
    }
}

void show_choices(html::Values& form, const web::Visit& visit, const Procedure& procedure,
                  const json::Array& steps) {
    form.list("limits").list("fees").list("steps");
    for (const auto& variant : procedure.variants) {
        const std::string unit(calendar::name_of(variant.limit.unit));
        const auto limit = variant.code + "/" + unit;
        const auto words = visit.locale().text("limit." + unit,
                                               {{"length", std::to_string(variant.limit.length)}});
        form.add("limits")
            .set("choice", limit)
            .set("choice_name", variant.name(visit.language) + ": " + words)
            .flag("chosen", typed(visit, "limit_of") == limit);
        for (const auto& fee : variant.fees) {
            const auto choice = variant.code + "/" + fee.code;
            form.add("fees")
                .set("choice", choice)
                .set("choice_name", variant.name(visit.language) + ": " + fee.name(visit.language))
                .flag("chosen", typed(visit, "fee_of") == choice);
        }
    }
    for (const auto& step : steps) {
        const auto code = step.text_at("code");
        form.add("steps")
            .set("step", code)
            .set("step_name", step.at("name").text_at(visit.language))
            .set("step_hours", typed(visit, std::string(hours_field) + code));
    }
}

}

void show_layers(html::Values& values, web::Visit& visit, const std::string& code, bool tried) {
    values.list("layers");
    std::optional<Procedure> procedure;
    json::Array steps;
    office::Version version = 0;
    const auto rows = visit.office.look([&](sql::Session& session) {
        const auto revision = office::newest_revision(session, "procedures", code).value_or(0);
        if (revision > 0) procedure = get(session, code, revision);
        if (procedure)
            if (const auto newest =
                    office::newest_revision(session, "processes", procedure->process))
                steps = office::published_text(session, "processes", procedure->process, *newest)
                            .array_at("steps");
        version = layer_version(session, code);
        return layer_rows(session, code);
    });
    if (!procedure) return;
    auto& section = values.add("layers");
    section.set("version", version).flag("tried", tried);
    show_rows(section, visit, rows);
    for (const auto* field : {"number", "signed_on", "effective_from", "law_from", "agency",
                              "limit_length", "fee_amount", "fee_resolution", "fee_from"})
        section.set(std::string("typed_") + field, tried ? typed(visit, field) : "");
    show_choices(section, visit, *procedure, steps);
}

void show_alarms(html::Values& values, web::Visit& visit) {
    const auto today = base::iso_day(base::day_of(visit.office.now()));
    const auto open = visit.office.look(
        [](sql::Session& session) { return unpublished_layers(session, alarms_max); });
    values.list("alarms").flag("alarmed", !open.empty());
    for (const auto& each : open)
        values.add("alarms")
            .set("code", each.code)
            .set("name", each.name)
            .set("number", each.number)
            .set("publish_by", web::day_in_words(each.publish_by))
            .flag("overdue", each.publish_by < today);
}

web::Routes layer_routes() {
    return {
        {"GET", "/api/v1/procedures/{code}/decisions", Access::everyone, get_decisions},
        {"POST", "/api/v1/procedures/{code}/decisions", Access::officer, post_decision},
        {"POST", "/api/v1/procedures/{code}/decisions/{revision}/publication", Access::officer,
         post_publication},
        {"POST", "/catalogue/{code}/decisions", Access::officer, post_decision_page},
        {"POST", "/catalogue/{code}/decisions/{revision}/publication", Access::officer,
         post_publication_page},
    };
}

}
