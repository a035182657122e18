#include "src/dossier/rederivation_store.h"

#include <fmt/format.h>

namespace motcua::dossier {
namespace {

constexpr std::int64_t calendars_max = 10'000;

// What waits for a supplement gets its limit anew when that comes.
constexpr std::string_view promises =
    "SELECT a.dossier_id, d.code, d.procedure_code, d.procedure_revision, d.submitter,"
    " d.receiving_unit, d.competent_agency, a.due_at, a.derivation FROM acceptances a"
    " JOIN dossiers d ON d.id = a.dossier_id WHERE d.state IN ('accepted', 'in_progress',"
    " 'awaiting_payment', 'withdrawal_requested')";

Promise promise_from(const sql::Row& row) {
    auto derivation = json::parse(row.text(8));
    return {row.integer(0),
            row.text(1),
            row.text(2),
            row.integer(3),
            {office::AccountId(row.integer(4)), row.text(5), row.text(6)},
            base::from_microseconds(row.integer(7)),
            derivation ? std::move(*derivation) : json::Value()};
}

}

std::vector<Promise> promises_after(sql::Session& session, const PromisePlace& place,
                                    std::int64_t limit) {
    std::vector<Promise> found;
    for (const auto& row :
         session.query(fmt::format("{} AND (a.due_at, a.dossier_id) > ($1, $2)"
                                   " ORDER BY a.due_at, a.dossier_id LIMIT $3",
                                   promises),
                       base::to_microseconds(place.due_at), place.dossier_id, limit))
        found.push_back(promise_from(row));
    return found;
}

std::optional<Promise> promise_of(sql::Session& session, std::int64_t dossier) {
    const auto rows = session.query(fmt::format("{} AND a.dossier_id = $1", promises), dossier);
    if (rows.empty()) return std::nullopt;
    return promise_from(rows.front());
}

std::vector<calendar::LayerRevision> publications_to_follow(sql::Session& session) {
    std::vector<calendar::LayerRevision> found;
    for (const auto& row :
         session.query("SELECT p.code, p.revision FROM (SELECT code, MAX(revision) AS revision"
                       " FROM calendars GROUP BY code UNION ALL SELECT 'time_rules',"
                       " MAX(revision) FROM time_rules) p WHERE p.revision >"
                       " COALESCE((SELECT f.revision FROM calendars_followed f"
                       " WHERE f.code = p.code), 0) ORDER BY p.code LIMIT $1",
                       calendars_max))
        found.push_back({row.text(0), row.integer(1)});
    return found;
}

void note_followed(sql::Session& session, const std::vector<calendar::LayerRevision>& layers) {
    for (const auto& layer : layers)
        session.run("INSERT INTO calendars_followed (code, revision) VALUES ($1, $2)"
                    " ON CONFLICT (code) DO UPDATE SET revision = $2",
                    layer.code, layer.revision);
}

void apply_rederivation(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    if (!entry.body.at("due_at").is_null()) apply_new_due_date(to, entry);
}

}
