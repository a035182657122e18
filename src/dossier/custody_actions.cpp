#include "src/dossier/custody_actions.h"

#include <algorithm>

#include "src/dossier/course.h"
#include "src/dossier/custody_store.h"
#include "src/dossier/opening_actions.h"
#include "src/dossier/paper_actions.h"

namespace motcua::dossier {
namespace {

/// The counter at which this officer takes papers in: that of the receiving unit, or, once it is
/// closed, the officer's own.
const office::Position* counter_of(const office::Actor& actor, const std::string& receiving_unit) {
    if (!actor.has_at(receiving_unit, office::Role::counter_officer)) return nullptr;
    const office::Position* own = nullptr;
    for (const auto& position : actor.positions) {
        if (position.role != office::Role::counter_officer) continue;
        if (position.agency == receiving_unit) return &position;
        if (own == nullptr) own = &position;
    }
    return own;
}

Refusal refusal_of(ReturnProblem problem) {
    switch (problem) {
    case ReturnProblem::unknown_way: return {Why::unknown_return_way};
    case ReturnProblem::unknown_original: return {Why::unknown_original};
    case ReturnProblem::elsewhere: return {Why::original_elsewhere};
    }
    return {Why::unknown_original};
}

}

void add_kept(json::Object& body, const office::Actor& actor, const std::string& receiving_unit,
              const std::vector<FiledPaper>& kept) {
    const auto* counter = counter_of(actor, receiving_unit);
    if (counter == nullptr) return;
    json::Array lots;
    for (const auto& paper : kept)
        lots.push_back(json::Object{{"paper", paper.paper}, {"originals", paper.originals}});
    body["kept"] = std::move(lots);
    body["kept_by"] = json::Object{{"agency", counter->agency}, {"sub_unit", counter->sub_unit}};
}

std::optional<Refusal> add_returned(office::Act& act, const Dossier& dossier,
                                    const Returning& returning, json::Object& body,
                                    std::optional<json::Object>& secret) {
    if (returning.recipient.size() > remark_bytes_max) return Refusal{Why::text_too_long};
    const auto given = decide_return(originals_of(act.session, dossier.id), returning, act.actor);
    if (!given) return refusal_of(given.error());
    if (given->empty()) return std::nullopt;
    json::Array lots;
    for (const auto& each : *given)
        lots.push_back(json::Object{{"paper", each.paper}, {"lot", each.lot}});
    body["returned"] = std::move(lots);
    body["return_way"] = returning.way;
    if (returning.recipient.empty()) return std::nullopt;
    if (!secret) secret = json::Object{};
    secret->emplace("recipient", returning.recipient);
    return std::nullopt;
}

Outcome give_back(office::Act& act, const Rulebook& rules, const Target& target,
                  const Returning& returning) {
    const Terms terms{
        [&](const Dossier&, const process::Process&) { return act.actor.is_officer(); },
        [](const Dossier&) { return true; }};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    if (returning.papers.empty() && !returning.all_here) return refused(Why::unknown_original);
    auto body = to_body(dossier.id, Move{0, "", std::nullopt, dossier.state});
    std::optional<json::Object> secret;
    if (auto fault = add_returned(act, dossier, returning, body, secret))
        return base::problem(std::move(*fault));
    if (!body.contains("returned")) return refused(Why::original_elsewhere);
    return committed(act, dossier, "originals_returned", std::move(body), std::move(secret));
}

}
