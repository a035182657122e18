#include "src/dossier/shelf_store.h"

#include <fmt/format.h>

#include "lib/sql/bound.h"

namespace motcua::dossier {
namespace {

std::int64_t before(base::Instant now, std::int64_t days) {
    return base::to_microseconds(now - std::chrono::hours{24} * days);
}

}

ShelfCount count_shelf(sql::Session& session, const office::Scope& scope, base::Instant now) {
    sql::Bound bound;
    const auto unclaimed = before(now, unclaimed_days);
    const auto long_unclaimed = before(now, long_unclaimed_days);
    const auto text = fmt::format(
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN s.opened_at <= {} THEN 1 ELSE 0 END), 0)"
        " AS BIGINT), CAST(COALESCE(SUM(CASE WHEN s.opened_at <= {} THEN 1 ELSE 0 END), 0)"
        " AS BIGINT) FROM steps s WHERE s.state = 'open' AND s.action = 'delivery'"
        " AND s.agency IN {}",
        bound.add(unclaimed), bound.add(long_unclaimed), bound.add_all(scope.agencies));
    const auto rows = session.query_with(text, bound.values());
    return {rows.front().integer(0), rows.front().integer(1), rows.front().integer(2)};
}

std::vector<Unclaimed> unclaimed_results(sql::Session& session, base::Instant now,
                                         std::int64_t limit) {
    std::vector<Unclaimed> found;
    for (const auto& row : session.query(
             "SELECT d.code, s.sequence FROM steps s JOIN dossiers d ON d.id = s.dossier_id"
             " WHERE s.state = 'open' AND s.action = 'delivery' AND d.delivery_way = 'counter'"
             " AND s.opened_at <= $1 AND NOT EXISTS (SELECT 1 FROM result_reminders r"
             " WHERE r.dossier_id = s.dossier_id AND r.step = s.sequence)"
             " ORDER BY s.opened_at, s.dossier_id LIMIT $2",
             before(now, unclaimed_days), limit))
        found.push_back({row.text(0), row.integer(1)});
    return found;
}

bool note_reminder(sql::Session& session, DossierId dossier, std::int64_t step, base::Instant now) {
    return session.run("INSERT INTO result_reminders (dossier_id, step, reminded_at)"
                       " VALUES ($1, $2, $3) ON CONFLICT (dossier_id, step) DO NOTHING",
                       dossier.value(), step, base::to_microseconds(now)) == 1;
}

}
