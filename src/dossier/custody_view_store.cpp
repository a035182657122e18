#include "src/dossier/custody_view_store.h"

#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"

namespace motcua::dossier {
namespace {

json::Object described(sql::Session& session, const Original& original, const Onlooker& onlooker) {
    const bool bound = original.whereabouts == Whereabouts::on_the_way ||
                       original.whereabouts == Whereabouts::missing;
    json::Value holder;
    if (original.holder && onlooker.actor.is_officer())
        if (const auto actor = people::actor_of(session, *original.holder)) holder = actor->login;
    return {{"paper", original.paper},
            {"lot", original.lot},
            {"originals", original.count},
            {"whereabouts", std::string(name_of(original.whereabouts))},
            {"since", base::rfc3339(original.since)},
            {"keeper", described(session, original.keeper, onlooker)},
            {"to", bound ? json::Value(described(session, original.to, onlooker)) : json::Value()},
            {"holder", std::move(holder)},
            {"return_way", original.return_way}};
}

std::string name_of_paper(const catalogue::Variant& variant, const std::string& code,
                          std::string_view language) {
    const auto* paper = variant.paper(code);
    return paper == nullptr ? code : paper->name(language);
}

}

json::Object described(sql::Session& session, const Keeper& keeper, const Onlooker& onlooker) {
    const auto agency = organisation::find(session, keeper.agency, base::day_of(onlooker.now));
    json::Object sub_unit{{"code", keeper.sub_unit}, {"name", keeper.sub_unit}};
    if (agency)
        for (const auto& each : agency->sub_units)
            if (each.code == keeper.sub_unit) sub_unit["name"] = each.name(onlooker.language);
    return {{"agency",
             json::Object{{"code", keeper.agency},
                          {"name", agency ? agency->name(onlooker.language) : keeper.agency}}},
            {"sub_unit", std::move(sub_unit)}};
}

json::Array originals_in(sql::Session& session, const office::Vault& vault,
                         const catalogue::Variant& variant, DossierId id,
                         const Onlooker& onlooker) {
    json::Array lots;
    for (const auto& original : originals_of(session, id)) {
        auto lot = described(session, original, onlooker);
        lot["name"] = name_of_paper(variant, original.paper, onlooker.language);
        const auto secret = original.return_entry == 0
                                ? std::nullopt
                                : office::secret_of(session, vault, original.return_entry);
        lot["recipient"] = secret ? secret->text_at("recipient") : "";
        lots.push_back(std::move(lot));
    }
    return lots;
}

json::Object described(sql::Session& session, const Rulebook& rules, const OriginalLine& line,
                       const Onlooker& onlooker) {
    auto text = described(session, line.original, onlooker);
    const auto& variant =
        *rules.procedure(session, line.procedure, line.procedure_revision).variant(line.variant);
    const bool ended = line.ended_at > base::Instant{};
    const auto since = ended ? line.ended_at : line.original.since;
    const std::int64_t days = (base::day_of(onlooker.now) - base::day_of(since)).count();
    text.insert({{"code", line.code},
                 {"status", std::string(name_of(line.state))},
                 {"name", name_of_paper(variant, line.original.paper, onlooker.language)},
                 {"wanted", described(session, line.wanted, onlooker)},
                 {"hand_over", line.hand_over},
                 {"ended_at", ended ? json::Value(base::rfc3339(line.ended_at)) : json::Value()},
                 {"days", days}});
    return text;
}

}
