#include "src/dossier/shelf_jobs.h"

#include "src/dossier/notice_actions.h"
#include "src/dossier/shelf_store.h"

namespace motcua::dossier {
namespace {

constexpr std::int64_t reminders_at_once = 100;

/// False when it was collected, or reminded of by another process, meanwhile.
base::Result<bool, bool> remind(office::Act& act, const Unclaimed& result) {
    const auto dossier = find(act.session, office::scope_of(act.actor), result.code);
    if (!dossier || !dossier->step || dossier->step->sequence != result.step) return false;
    if (!note_reminder(act.session, dossier->id, result.step, act.now)) return false;
    queue_reminder(act, *dossier);
    return true;
}

}

std::int64_t remind_of_results(office::Office& office) {
    const auto results = office.look([&](sql::Session& session) {
        return unclaimed_results(session, office.now(), reminders_at_once);
    });
    std::int64_t reminded = 0;
    for (const auto& result : results) {
        const auto done = office.perform(office::system_actor(), nullptr,
                                         [&](office::Act& act) { return remind(act, result); });
        if (done && *done) ++reminded;
    }
    return reminded;
}

}
