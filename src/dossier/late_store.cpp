#include "src/dossier/late_store.h"

#include <algorithm>

#include "src/dossier/step_times_store.h"
#include "src/dossier/turn.h"

namespace motcua::dossier {
namespace {

void add_once(std::vector<Desk>& desks, Desk desk) {
    if (std::find(desks.begin(), desks.end(), desk) != desks.end()) return;
    desks.push_back(std::move(desk));
}

}

std::optional<LateCauseRow> late_cause_of(sql::Session& session, DossierId id) {
    const auto rows = session.query("SELECT c.cause, c.agency, c.sub_unit, c.named_at"
                                    " FROM late_causes c JOIN turns t"
                                    " ON t.dossier_id = c.dossier_id AND t.turn = c.turn"
                                    " WHERE c.dossier_id = $1 AND t.reopened_at = $2",
                                    id.value(), not_yet);
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return LateCauseRow{row.text(0), row.text(1), row.text(2),
                        base::from_microseconds(row.integer(3))};
}

bool is_late_unexplained(sql::Session& session, DossierId id, base::Instant now) {
    const auto rows = session.query(
        "SELECT t.due_at, w.since FROM turns t LEFT JOIN turn_waits w"
        " ON w.dossier_id = t.dossier_id AND w.until = $2 WHERE t.dossier_id = $1"
        " AND t.ended_at = $2 AND t.due_at > 0"
        " AND NOT EXISTS (SELECT 1 FROM delays l WHERE l.dossier_id = t.dossier_id"
        " AND l.announced_at >= t.begun_at)"
        " AND NOT EXISTS (SELECT 1 FROM late_causes c WHERE c.dossier_id = t.dossier_id"
        " AND c.turn = t.turn)",
        id.value(), not_yet);
    if (rows.empty()) return false;
    const auto& row = rows.front();
    const auto clock = row.optional_integer(1).value_or(base::to_microseconds(now));
    return clock > row.integer(0);
}

std::vector<Desk> desks_of(sql::Session& session, const Rulebook& rules, const Dossier& dossier,
                           base::Instant now) {
    std::vector<Desk> desks;
    for (const auto& times : step_times_of(session, rules, {dossier.id.value()}, now))
        if (const auto* eater = eater_of(times.clocks))
            desks.push_back({eater->agency, eater->sub_unit});
    if (dossier.step) add_once(desks, {dossier.step->agency, dossier.step->sub_unit});
    for (const auto& step : steps_of(session, dossier.id))
        add_once(desks, {step.agency, step.sub_unit});
    return desks;
}

void note_late_cause(office::Applying to, const office::Entry& entry) {
    const auto& late = entry.body.at("late");
    if (late.is_null()) return;
    to.session.send("INSERT INTO late_causes (dossier_id, turn, cause, agency, sub_unit, officer,"
                    " named_at, entry) SELECT dossier_id, turn, $2, $3, $4, $5, $6, $7 FROM turns"
                    " WHERE dossier_id = $1 ORDER BY turn DESC LIMIT 1",
                    entry.stream, late.text_at("cause"), late.text_at("agency"),
                    late.text_at("sub_unit"),
                    entry.actor == "system" ? std::int64_t{0} : std::stoll(entry.actor),
                    base::to_microseconds(entry.recorded_at), entry.id);
}

}
