#include "src/app/history/material.h"

#include <algorithm>
#include <stdexcept>

#include "src/office/publication.h"

namespace motcua::history {
namespace {

/// Places in Material::offices of the agencies of one set.
std::vector<std::size_t> places_of(const json::Value& text, const std::string& set,
                                   const Material& material) {
    std::vector<std::size_t> places;
    for (const auto& office : text.at("offices").array_at(set)) {
        const auto found =
            std::find_if(material.offices.begin(), material.offices.end(), [&](const Office& each) {
                return each.agency == office.text_at("agency");
            });
        places.push_back(static_cast<std::size_t>(found - material.offices.begin()));
    }
    if (places.empty()) throw std::runtime_error("history: no offices are called " + set);
    return places;
}

bool owes_online(const catalogue::Variant& variant) {
    return std::any_of(variant.fees.begin(), variant.fees.end(), [](const auto& fee) {
        const bool remote =
            fee.channels.empty() ||
            std::find(fee.channels.begin(), fee.channels.end(), "online") != fee.channels.end();
        return remote && fee.due == "reception" && fee.amount_dong.value_or(0) > 0;
    });
}

Errand service_from(const json::Value& text, const json::Value& each, sql::Session& session,
                    const dossier::Rulebook& rules, const Material& material) {
    const auto code = each.text_at("procedure");
    const auto revision = office::newest_revision(session, "procedures", code);
    if (!revision) throw std::runtime_error("history: no procedure " + code);
    const auto& procedure = rules.procedure(session, code, *revision);
    const auto* variant = procedure.variant(each.text_at("variant"));
    if (variant == nullptr) throw std::runtime_error("history: no such variant of " + code);
    const auto process_revision =
        office::newest_revision(session, "processes", procedure.process).value_or(0);
    const auto& process = rules.process(session, procedure.process, process_revision);
    Errand service;
    service.procedure = code;
    service.variant = variant->code;
    service.limit = variant->limit;
    service.immediate = procedure.immediate;
    service.online = procedure.offers("online");
    service.site_visit = process.with_action("site_visit") != nullptr;
    service.owed_online = owes_online(*variant);
    for (const auto& set : each.array_at("received_at"))
        for (const auto place : places_of(text, *set.text(), material))
            service.offices.push_back(place);
    for (const auto& set : each.array_at("elsewhere_settled_by"))
        service.settlers = places_of(text, *set.text(), material);
    service.elsewhere = !service.settlers.empty();
    return service;
}

}

Material material_from(const json::Value& text, sql::Session& session,
                       const dossier::Rulebook& rules) {
    Material material;
    material.dossiers_a_month = text.integer_at("dossiers_a_month");
    for (const auto& [set, offices] : *text.at("offices").object())
        for (const auto& office : *offices.array())
            material.offices.push_back({office.text_at("agency"), office.integer_at("weight")});
    for (const auto& each : text.array_at("groups")) {
        Group group;
        group.name = each.text_at("name");
        group.share = each.integer_at("share");
        for (const auto& service : each.array_at("services")) {
            group.services.push_back(material.services.size());
            group.weights.push_back(service.integer_at("weight"));
            material.services.push_back(service_from(text, service, session, rules, material));
        }
        material.groups.push_back(std::move(group));
    }
    return material;
}

}
