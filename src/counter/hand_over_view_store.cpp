#include "src/counter/hand_over_view_store.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "src/people/account_store.h"

namespace motcua::counter {
namespace {

json::Value login_of(sql::Session& session, std::optional<office::AccountId> officer) {
    if (!officer) return nullptr;
    const auto actor = people::actor_of(session, *officer);
    return actor ? json::Value(actor->login) : json::Value();
}

}

std::vector<dossier::Keeper> places_of(const office::Actor& actor) {
    std::vector<dossier::Keeper> places;
    for (const auto* positions : {&actor.positions, &actor.inherited})
        for (const auto& position : *positions) {
            const dossier::Keeper place{position.agency, position.sub_unit};
            const bool known = std::find(places.begin(), places.end(), place) != places.end();
            if (!place.sub_unit.empty() && !known) places.push_back(place);
        }
    return places;
}

json::Object describe(sql::Session& session, const dossier::HandOver& list,
                      const dossier::Onlooker& onlooker) {
    return {{"hand_over", list.code},
            {"version", list.version},
            {"etag", fmt::format("\"{}\"", list.version)},
            {"state", list.state},
            {"from", dossier::described(session, list.from, onlooker)},
            {"to", dossier::described(session, list.to, onlooker)},
            {"given_by", login_of(session, list.given_by)},
            {"given_at", base::rfc3339(list.given_at)},
            {"received_by", login_of(session, list.received_by)},
            {"received_at",
             list.received_at ? json::Value(base::rfc3339(*list.received_at)) : json::Value()}};
}

json::Array describe_lines(sql::Session& session, const dossier::Rulebook& rules,
                           const dossier::HandOver& list, const dossier::Onlooker& onlooker) {
    json::Array lines;
    for (const auto& line : dossier::lines_of(session, list)) {
        const auto& procedure = rules.procedure(session, line.procedure, line.procedure_revision);
        const auto* paper = procedure.variant(line.variant)->paper(line.paper);
        lines.push_back(
            json::Object{{"line", line.line},
                         {"code", line.code},
                         {"procedure", procedure.name(onlooker.language)},
                         {"paper", line.paper},
                         {"name", paper == nullptr ? line.paper : paper->name(onlooker.language)},
                         {"originals", line.count},
                         {"state", line.state},
                         {"open", line.state != "received" && line.last}});
    }
    return lines;
}

std::vector<Batch> batches_of(const std::vector<dossier::OriginalLine>& lines) {
    std::vector<Batch> batches;
    for (const auto& line : lines) {
        const auto known = std::find_if(batches.begin(), batches.end(),
                                        [&](const Batch& each) { return each.to == line.wanted; });
        auto& batch =
            known == batches.end() ? batches.emplace_back(Batch{line.wanted, {}, 0}) : *known;
        batch.lines.push_back(line);
    }
    for (auto& batch : batches) {
        std::set<std::int64_t> dossiers;
        for (const auto& line : batch.lines) dossiers.insert(line.dossier_id);
        batch.dossiers = static_cast<std::int64_t>(dossiers.size());
    }
    return batches;
}

}
