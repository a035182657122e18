#include "src/dossier/late_actions.h"

#include <algorithm>

#include "src/dossier/ending_actions.h"
#include "src/dossier/late_store.h"

namespace motcua::dossier {
namespace {

json::Object choices(const std::vector<Desk>& desks) {
    json::Array causes;
    for (const auto* cause : delay_causes) causes.push_back(cause);
    json::Array places;
    for (const auto& desk : desks)
        places.push_back(json::Object{{"agency", desk.agency}, {"sub_unit", desk.sub_unit}});
    return {{"causes", std::move(causes)}, {"places", std::move(places)}};
}

}

std::optional<Refusal> add_late_cause(office::Act& act, const Rulebook& rules,
                                      const Dossier& dossier, const LateReason& said,
                                      json::Object& body) {
    // Nobody stands behind what the program does by itself.
    if (act.actor.is_system() || !is_late_unexplained(act.session, dossier.id, act.now))
        return std::nullopt;
    const auto desks = desks_of(act.session, rules, dossier, act.now);
    if (said.cause.empty()) return Refusal{Why::late_without_cause, choices(desks)};
    if (std::find(delay_causes.begin(), delay_causes.end(), said.cause) == delay_causes.end())
        return Refusal{Why::unknown_cause, choices(desks)};
    const Desk named{said.agency, said.sub_unit};
    const bool left_open = named == Desk{};
    if (!left_open && std::find(desks.begin(), desks.end(), named) == desks.end())
        return Refusal{Why::unknown_sub_unit, choices(desks)};
    const auto& desk = left_open ? desks.front() : named;
    body["late"] =
        json::Object{{"cause", said.cause}, {"agency", desk.agency}, {"sub_unit", desk.sub_unit}};
    return std::nullopt;
}

}
