#include "src/portal/procedure_page_routes.h"

#include "src/catalogue/layer_store.h"
#include "src/catalogue/procedure_store.h"
#include "src/catalogue/publishing.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/portal/listed_page_routes.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

bool is_unverified(const json::Value& fact) { return fact.text_at("certainty", "none") == "none"; }

void show_note(html::Values& into, std::string_view flag, std::string_view name,
               const std::string& text) {
    into.flag(flag, !text.empty()).set(name, text);
}

void show_papers(html::Values& section, const json::Value& text, const catalogue::Variant& variant,
                 const html::Locale& locale) {
    const auto& language = locale.language();
    section.list("papers");
    for (const auto& paper : text.array_at("papers")) {
        const auto* known = variant.paper(paper.text_at("code"));
        auto& row = section.add("papers");
        row.set("paper_name", paper.at("name").text_at(language))
            .set("need", locale.text("need." + std::string(name_of(known->need))))
            .flag("required", known->need == catalogue::Need::required)
            .flag("paper_unverified", is_unverified(paper));
        show_note(row, "conditioned", "condition", paper.at("condition").text_at(language));
        show_note(row, "paper_noted", "paper_note", paper.at("note").text_at(language));
    }
}

void show_fees(html::Values& section, const json::Value& text, const catalogue::Variant& variant,
               const html::Locale& locale, const catalogue::Prices& prices) {
    section.list("fees");
    for (const auto& fee : text.array_at("fees")) {
        auto line = *variant.fee(fee.text_at("code"));
        const auto price = prices.find(line.code);
        if (price != prices.end()) line = catalogue::priced(line, price->second);
        auto& row = section.add("fees");
        row.set("fee_name", line.name(locale.language()))
            .set("amount", price_in_words(locale, line))
            .flag("fee_unverified", price == prices.end() && is_unverified(fee));
        show_note(row, "fee_noted", "fee_note", fee.at("note").text_at(locale.language()));
    }
}

/// What the province has decided, and the day for which it is asked.
struct Decided {
    std::vector<catalogue::Layer> layers;
    std::string day;
};

void show_variants(html::Values& values, const catalogue::Procedure& procedure,
                   const html::Locale& locale, bool can_file, const Decided& decided) {
    const auto& language = locale.language();
    values.list("variants");
    for (const auto& text : procedure.text.array_at("variants")) {
        const auto variant = catalogue::as_decided(*procedure.variant(text.text_at("code")),
                                                   decided.layers, decided.day);
        const auto prices = catalogue::prices_on(decided.layers, variant.code, decided.day);
        auto& section = values.add("variants");
        section.set("variant", variant.code)
            .set("variant_name", variant.name(language))
            .set("limit", limit_in_words(locale, variant))
            .flag("timed", !procedure.immediate)
            .flag("at_once", procedure.immediate)
            .flag("can_file", can_file)
            .flag("elsewhere", !can_file && procedure.fileable())
            .flag("informs", !procedure.fileable())
            .flag("limit_unverified", variant.limit_certainty == "none")
            .flag("limit_decided", variant.limit_certainty == "decided")
            .set("number", variant.limit_source);
        show_note(section, "described", "description", text.at("description").text_at(language));
        show_note(section, "variant_noted", "variant_note", text.at("note").text_at(language));
        show_note(section, "limit_noted", "limit_note",
                  text.at("limit").at("note").text_at(language));
        show_papers(section, text, variant, locale);
        show_fees(section, text, variant, locale, prices);
    }
}

/// How long people have to bring what is asked for; nothing where the procedure does not say.
void show_supplement_rule(html::Values& values, const catalogue::Procedure& procedure,
                          const html::Locale& locale) {
    values.list("supplement");
    if (!procedure.supplement) return;
    const auto& term = procedure.supplement->term;
    values.add("supplement")
        .set("supplement_limit", locale.text("limit." + std::string(name_of(term.unit)),
                                             {{"length", std::to_string(term.length)}}))
        .flag("supplement_unverified", is_unverified(procedure.text.at("supplement")));
}

/// What happens to a dossier, in the order of its process.
void show_steps(html::Values& values, web::Visit& visit, const dossier::House& house,
                const catalogue::Procedure& procedure) {
    const bool in_steps = procedure.fileable() && !procedure.immediate;
    values.flag("has_steps", in_steps).list("steps");
    if (!in_steps) return;
    const auto names = visit.office.look([&](sql::Session& session) {
        const auto revision =
            office::newest_revision(session, "processes", procedure.process).value_or(0);
        std::vector<std::string> found;
        for (const auto& step : house.rules.process(session, procedure.process, revision).steps)
            found.push_back(step.name(visit.language));
        return found;
    });
    for (const auto& name : names) values.add("steps").set("step_name", name);
}

/// Where it is filed: by name where they are few, by their number where they are many.
void show_places(html::Values& values, web::Visit& visit, const catalogue::Procedure& procedure) {
    constexpr std::size_t places_shown = 8;
    const auto places = receivers_of(visit, procedure);
    const bool anywhere = procedure.text.text_at("receiving_scope") == "whole_province";
    values.flag("has_places", procedure.fileable() && !places.empty())
        .flag("anywhere", anywhere)
        .flag("many_places", places.size() > places_shown)
        .set("place_count", static_cast<std::int64_t>(places.size()))
        .list("places");
    if (places.size() > places_shown) return;
    for (const auto& place : places)
        values.add("places").set("place", place.code).set("place_name", place.name(visit.language));
}

std::string channels_in_words(const json::Value& text, const html::Locale& locale) {
    std::string words;
    for (const auto& channel : text.array_at("channels")) {
        const auto key = "channel." + channel.text_at("code");
        if (locale.has(key)) words += (words.empty() ? "" : " · ") + locale.text(key);
    }
    return words;
}

}

const catalogue::Procedure* newest_procedure(web::Visit& visit, const dossier::House& house,
                                             const std::string& code) {
    return visit.office.look([&](sql::Session& session) -> const catalogue::Procedure* {
        const auto revision = office::newest_revision(session, "procedures", code);
        return revision ? &house.rules.procedure(session, code, *revision) : nullptr;
    });
}

std::vector<organisation::Agency> receivers_of(web::Visit& visit,
                                               const catalogue::Procedure& procedure) {
    const auto today = base::day_of(visit.office.now());
    std::vector<organisation::Agency> receivers;
    visit.office.look([&](sql::Session& session) {
        for (const auto& kind : procedure.receiving_kinds)
            for (auto& agency : organisation::agencies_of_kind(session, kind, today))
                if (agency.answers_for(procedure.sector)) receivers.push_back(std::move(agency));
        return true;
    });
    return receivers;
}

http::Response show_procedure(web::Visit& visit, const dossier::House& house) {
    const auto& code = visit.captured("code");
    const auto listed =
        visit.office.look([&](sql::Session& session) -> std::optional<catalogue::ListedRow> {
            if (office::newest_revision(session, "procedures", code) != 0) return std::nullopt;
            return catalogue::find_listing(session, code);
        });
    if (listed) return show_listed(visit, *listed);
    const auto* procedure = newest_procedure(visit, house, code);
    if (procedure == nullptr)
        return web::problem(visit, http::Status::not_found, "no_such_procedure");
    const auto& locale = visit.locale();
    const auto& language = locale.language();
    const auto& text = procedure->text;
    const auto tier = "kind." + procedure->tier;
    html::Values values;
    values.set("code", procedure->code)
        .set("name", procedure->name(language))
        .set("sector", text.at("sector").at("name").text_at(language))
        .set("tier", locale.has(tier) ? locale.text(tier) : procedure->tier)
        .set("applicants", text.at("applicants").at("name").text_at(language))
        .flag("applicants_unverified", is_unverified(text.at("applicants")))
        .set("channels", channels_in_words(text, locale))
        .set("result", text.at("result").at("name").text_at(language))
        .flag("result_unverified", is_unverified(text.at("result")))
        .list("legal_basis");
    show_supplement_rule(values, *procedure, locale);
    for (const auto& basis : text.array_at("legal_basis"))
        values.add("legal_basis")
            .set("number", basis.text_at("number"))
            .flag("basis_unverified", is_unverified(basis));
    values.list("from_listing");
    if (catalogue::is_from_listing(text)) {
        const auto& limit = text.array_at("variants").front().at("limit");
        values.add("from_listing")
            .set("checked_on", web::day_in_words(limit.text_at("checked_on")));
    }
    const Decided decided{visit.office.look([&](sql::Session& session) {
                              return catalogue::layers_of(session, procedure->code);
                          }),
                          base::iso_day(base::day_of(visit.office.now()))};
    const bool at_counter = visit.actor().has(office::Role::counter_officer);
    show_steps(values, visit, house, *procedure);
    show_places(values, visit, *procedure);
    values.flag("by_post", procedure->offers("post"));
    show_variants(values, *procedure, locale, procedure->offers(at_counter ? "counter" : "online"),
                  decided);
    return web::page(visit, "portal/procedure", procedure->name(language), std::move(values));
}

std::string price_in_words(const html::Locale& locale, const catalogue::FeeLine& line) {
    if (!line.amount_dong) return locale.text("procedure.amount_unknown");
    if (*line.amount_dong == 0) return locale.text("procedure.free");
    const auto unit = locale.text("fee_unit." + line.per);
    auto words = locale.text(line.per == "dossier" ? "procedure.amount" : "procedure.amount_each",
                             {{"amount", web::number_in_words(*line.amount_dong)}, {"unit", unit}});
    if (line.first_units > 0)
        words += locale.text("procedure.amount_later",
                             {{"from", std::to_string(line.first_units + 1)},
                              {"unit", unit},
                              {"amount", web::number_in_words(line.later_amount_dong)}});
    if (line.at_most_dong)
        words += locale.text("procedure.amount_at_most",
                             {{"amount", web::number_in_words(*line.at_most_dong)}});
    return words;
}

std::string limit_in_words(const html::Locale& locale, const catalogue::Variant& variant) {
    return locale.text("limit." + std::string(calendar::name_of(variant.limit.unit)),
                       {{"length", std::to_string(variant.limit.length)}});
}

std::string_view name_of(catalogue::Need need) {
    switch (need) {
    case catalogue::Need::required: return "required";
    case catalogue::Need::conditional: return "conditional";
    case catalogue::Need::present_only: return "present_only";
    case catalogue::Need::replaced_by_data: return "replaced_by_data";
    }
    return "";
}

}
