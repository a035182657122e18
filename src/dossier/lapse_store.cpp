#include "src/dossier/lapse_store.h"

#include "src/dossier/due_store.h"
#include "src/dossier/lapse.h"

namespace motcua::dossier {
namespace {

/// What was due before it is over.
std::int64_t beginning_of_today(base::Instant now) {
    return base::to_microseconds(base::from_local(base::LocalTime(base::day_of(now))));
}

std::vector<std::string> codes_in(const sql::Rows& rows) {
    std::vector<std::string> codes;
    for (const auto& row : rows) codes.push_back(row.text(0));
    return codes;
}

}

std::optional<json::Object> supplement_term(sql::Session& session, const Rulebook& rules,
                                            const Dossier& dossier, base::Instant asked_at) {
    const auto& procedure = rules.procedure(session, dossier.procedure, dossier.procedure_revision);
    if (!procedure.supplement) return json::Object{};
    const auto& rule = *procedure.supplement;
    const Basis basis{calendar::TermRun{asked_at, rule.term}, rule.source, rule.certainty,
                      rules.calendar_of(session, dossier.competent_agency),
                      rules.rules_of_time(session)};
    const auto until = supplement_due(rule, asked_at, *basis.calendar.days,
                                      basis.rules.on(base::day_of(asked_at)));
    if (!until) return std::nullopt;
    auto fixed = body_of(until->due, basis);
    // A term of its own beside the dossier's: other members, so that nothing takes it for that one.
    json::Object body{{"supplement_due_at", base::to_microseconds(until->due.at)},
                      {"supplement_derivation", std::move(fixed["derivation"])}};
    if (until->remind_at) body["supplement_remind_at"] = base::to_microseconds(*until->remind_at);
    return body;
}

std::vector<std::string> supplements_to_remind(sql::Session& session, base::Instant now,
                                               std::int64_t limit) {
    return codes_in(session.query(
        "SELECT d.code FROM supplements q JOIN dossiers d ON d.id = q.dossier_id"
        " WHERE q.answered_at IS NULL AND q.due_at >= $1 AND q.remind_at <= $2"
        " AND d.state = 'awaiting_supplement' AND NOT EXISTS (SELECT 1 FROM supplement_reminders r"
        " WHERE r.dossier_id = q.dossier_id) ORDER BY q.due_at, q.dossier_id LIMIT $3",
        beginning_of_today(now), base::to_microseconds(now), limit));
}

std::vector<std::string> lapsed_supplements(sql::Session& session, base::Instant now,
                                            std::int64_t limit) {
    return codes_in(session.query(
        "SELECT d.code FROM supplements q JOIN dossiers d ON d.id = q.dossier_id"
        " WHERE q.answered_at IS NULL AND q.due_at < $1 AND d.state = 'awaiting_supplement'"
        " ORDER BY q.due_at, q.dossier_id LIMIT $2",
        beginning_of_today(now), limit));
}

bool note_supplement_reminder(sql::Session& session, DossierId dossier, base::Instant now) {
    return session.run("INSERT INTO supplement_reminders (dossier_id, reminded_at)"
                       " VALUES ($1, $2) ON CONFLICT (dossier_id) DO NOTHING",
                       dossier.value(), base::to_microseconds(now)) == 1;
}

}
