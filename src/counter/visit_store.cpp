#include "src/counter/visit_store.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "lib/base/text.h"
#include "lib/sql/bound.h"

namespace motcua::counter {
namespace {

constexpr std::string_view columns =
    "id, code, version, state, agency, officer, opening_entry, opened_at, ended_at";
constexpr std::int64_t receipts_max = 100;

CounterVisit visit_from(const sql::Row& row) {
    CounterVisit visit;
    visit.id = row.integer(0);
    visit.code = row.text(1);
    visit.version = row.integer(2);
    visit.state = row.text(3);
    visit.agency = row.text(4);
    visit.officer = office::AccountId(row.integer(5));
    visit.opening_entry = row.integer(6);
    visit.opened_at = base::from_microseconds(row.integer(7));
    if (const auto ended = row.optional_integer(8))
        visit.ended_at = base::from_microseconds(*ended);
    return visit;
}

std::int64_t actor_of(const office::Entry& entry) {
    return entry.actor == "system" ? 0 : std::stoll(entry.actor);
}

}

std::optional<CounterVisit> find_visit(sql::Session& session, const office::Scope& scope,
                                       const std::string& code) {
    const auto rows = session.query(fmt::format("SELECT {} FROM visits WHERE code = $1", columns),
                                    base::trimmed(code));
    if (rows.empty()) return std::nullopt;
    auto visit = visit_from(rows.front());
    const bool within = scope.all || std::find(scope.agencies.begin(), scope.agencies.end(),
                                               visit.agency) != scope.agencies.end();
    if (!within) return std::nullopt;
    return visit;
}

std::vector<CounterVisit> list_open_visits(sql::Session& session, const office::Scope& scope,
                                           const dossier::Page& page) {
    sql::Bound bound;
    const auto before =
        page.after_id == 0 ? std::numeric_limits<std::int64_t>::max() : page.after_id;
    const auto text = fmt::format("SELECT {} FROM visits WHERE state = 'open' AND agency IN {}"
                                  " AND id < {} ORDER BY id DESC LIMIT {}",
                                  columns, bound.add_all(scope.agencies), bound.add(before),
                                  bound.add(page.limit));
    std::vector<CounterVisit> visits;
    for (const auto& row : session.query_with(text, bound.values()))
        visits.push_back(visit_from(row));
    return visits;
}

std::optional<dossier::Party> person_of(sql::Session& session, const office::Vault& vault,
                                        const CounterVisit& visit) {
    const auto secret = office::secret_of(session, vault, visit.opening_entry);
    if (!secret) return std::nullopt;
    return dossier::party_from(secret->at("person"));
}

std::vector<InVisit> dossiers_of(sql::Session& session, const CounterVisit& visit) {
    std::vector<InVisit> dossiers;
    for (const auto& row : session.query(
             "SELECT id, code, CAST(1 AS BIGINT) FROM dossiers WHERE visit = $1"
             " UNION SELECT d.id, d.code, CAST(0 AS BIGINT) FROM visit_dossiers v JOIN dossiers d"
             " ON d.id = v.dossier_id WHERE v.visit_id = $1 ORDER BY 1 LIMIT $2",
             visit.id, static_cast<std::int64_t>(visit_dossiers_max)))
        dossiers.push_back({row.integer(0), row.text(1), row.integer(2) == 1});
    return dossiers;
}

std::vector<VisitReceipt> receipts_of(sql::Session& session, const CounterVisit& visit) {
    std::vector<VisitReceipt> receipts;
    for (const auto& row :
         session.query("SELECT book, number, total_dong, taken_at FROM visit_receipts"
                       " WHERE visit_id = $1 ORDER BY taken_at, number LIMIT $2",
                       visit.id, receipts_max))
        receipts.push_back(
            {row.text(0), row.integer(1), row.integer(2), base::from_microseconds(row.integer(3))});
    return receipts;
}

void apply_visit_opening(office::Applying to, const office::Entry& entry) {
    to.session.send("INSERT INTO visits (id, code, version, state, agency, officer, opening_entry,"
                    " opened_at) VALUES ($1, $2, $3, 'open', $4, $5, $6, $7)",
                    entry.stream, entry.body.text_at("code"), entry.version,
                    entry.body.text_at("agency"), actor_of(entry), entry.id,
                    base::to_microseconds(entry.recorded_at));
}

void apply_visit_act(office::Applying to, const office::Entry& entry) {
    to.session.send("UPDATE visits SET version = $2 WHERE id = $1", entry.stream, entry.version);
}

void apply_visit_addition(office::Applying to, const office::Entry& entry) {
    apply_visit_act(to, entry);
    to.session.send("INSERT INTO visit_dossiers (visit_id, dossier_id) VALUES ($1, $2)",
                    entry.stream, std::stoll(entry.body.text_at("dossier")));
}

void apply_visit_fees(office::Applying to, const office::Entry& entry) {
    apply_visit_act(to, entry);
    const auto& receipt = entry.body.at("receipt");
    to.session.send("INSERT INTO visit_receipts (book, number, visit_id, total_dong, officer,"
                    " taken_at) VALUES ($1, $2, $3, $4, $5, $6)",
                    receipt.text_at("book"), receipt.integer_at("number"), entry.stream,
                    receipt.integer_at("total_dong"), actor_of(entry),
                    base::to_microseconds(entry.recorded_at));
}

void apply_visit_end(office::Applying to, const office::Entry& entry) {
    to.session.send("UPDATE visits SET version = $2, state = $3, ended_at = $4 WHERE id = $1",
                    entry.stream, entry.version, entry.body.text_at("state"),
                    base::to_microseconds(entry.recorded_at));
}

}
