#include "src/dossier/lapse_jobs.h"

#include "src/dossier/lapse_store.h"

namespace motcua::dossier {
namespace {

constexpr std::int64_t dossiers_at_once = 100;

}

Lapsed follow_supplements(office::Office& office, const LapseReason& reason) {
    std::vector<std::string> over;
    std::vector<std::string> near;
    office.look([&](sql::Session& session) {
        over = lapsed_supplements(session, office.now(), dossiers_at_once);
        near = supplements_to_remind(session, office.now(), dossiers_at_once);
        return true;
    });
    const auto system = office::system_actor();
    Lapsed lapsed;
    for (const auto& code : over)
        if (office.perform(system, nullptr,
                           [&](office::Act& act) { return end_lapsed(act, code, reason); }))
            ++lapsed.ended;
    for (const auto& code : near) {
        const auto done = office.perform(
            system, nullptr, [&](office::Act& act) { return remind_of_supplement(act, code); });
        if (done && *done) ++lapsed.reminded;
    }
    return lapsed;
}

}
