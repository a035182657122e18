#include "src/report/step_report_store.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "lib/sql/bound.h"
#include "src/dossier/step_times_store.h"
#include "src/dossier/turn.h"

namespace motcua::report {
namespace {

std::vector<std::int64_t> dossiers_to_read(sql::Session& session, const office::Scope& scope,
                                           const std::string& agency, base::Instant now) {
    sql::Bound bound;
    std::string where;
    if (!scope.all) where += " AND t.agency IN " + bound.add_all(scope.agencies);
    if (!agency.empty()) where += " AND t.agency = " + bound.add(agency);
    const auto since = now - std::chrono::days(days_read);
    const auto text = fmt::format(
        "SELECT t.dossier_id FROM turns t WHERE t.ended_at >= {} AND t.reopened_at = {}"
        " AND t.due_at > 0{} ORDER BY t.ended_at DESC, t.begun_at DESC, t.dossier_id LIMIT {}",
        bound.add(base::to_microseconds(since)), bound.add(dossier::not_yet), where,
        bound.add(dossiers_read_max + 1));
    std::vector<std::int64_t> dossiers;
    for (const auto& row : session.query_with(text, bound.values()))
        dossiers.push_back(row.integer(0));
    return dossiers;
}

std::int64_t in_minutes(std::chrono::microseconds time) {
    return std::chrono::floor<std::chrono::minutes>(time).count();
}

using BySteps = std::map<std::pair<std::string, std::string>, StepUse>;

/// A step that was opened several times counts once, with all that it used.
void add(BySteps& uses, const dossier::StepTimes& times) {
    std::map<std::string, const dossier::StepClock*> last;
    for (const auto& clock : times.clocks)
        if (clock.share && clock.due_at) last[clock.code] = &clock;
    const auto* eater = dossier::eater_of(times.clocks);
    for (const auto& [code, clock] : last) {
        auto& use = uses[{times.procedure, code}];
        use.procedure = times.procedure;
        use.procedure_revision = times.procedure_revision;
        use.process = times.process;
        use.process_revision = times.process_revision;
        use.step = code;
        ++use.dossiers;
        use.share_minutes += in_minutes(*clock->share);
        use.used_minutes += in_minutes(clock->used);
        use.over_minutes += in_minutes(clock->over());
        if (clock->over() > std::chrono::microseconds{0}) ++use.over;
        if (eater != nullptr && eater->code == code) ++use.most;
    }
}

}

StepUses count_step_uses(sql::Session& session, const office::Scope& scope,
                         const dossier::Rulebook& rules, const std::string& agency,
                         base::Instant now) {
    auto dossiers = dossiers_to_read(session, scope, agency, now);
    StepUses found;
    found.cut = static_cast<std::int64_t>(dossiers.size()) > dossiers_read_max;
    if (found.cut) dossiers.pop_back();
    found.dossiers = static_cast<std::int64_t>(dossiers.size());
    BySteps uses;
    for (const auto& times : dossier::step_times_of(session, rules, dossiers, now))
        add(uses, times);
    for (auto& [key, use] : uses) {
        if (use.over == 0) continue;
        use.share_minutes /= use.dossiers;
        use.used_minutes /= use.dossiers;
        found.steps.push_back(std::move(use));
    }
    std::stable_sort(found.steps.begin(), found.steps.end(),
                     [](const StepUse& one, const StepUse& other) {
                         return one.over_minutes > other.over_minutes;
                     });
    return found;
}

}
