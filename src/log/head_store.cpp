#include "src/log/head_store.h"

#include <limits>

namespace motcua::log {
namespace {

std::optional<base::Instant> moment_in(const sql::Row& row, std::size_t column) {
    const auto microseconds = row.optional_integer(column);
    if (!microseconds) return std::nullopt;
    return base::from_microseconds(*microseconds);
}

}

std::vector<HeadLine> heads_before(sql::Session& session, std::int64_t before, std::int64_t limit) {
    std::vector<HeadLine> lines;
    for (const auto& row :
         session.query("SELECT h.size, h.root, h.at, (SELECT COUNT(*) FROM cosignatures c"
                       " WHERE c.size = h.size) FROM tree_heads h WHERE h.size < $1"
                       " ORDER BY h.size DESC LIMIT $2",
                       before == 0 ? std::numeric_limits<std::int64_t>::max() : before, limit)) {
        const auto root = crypto::TreeHash::from(row.bytes(1));
        if (!root) throw sql::Error("a root of the log's tree has not 32 bytes", false);
        lines.push_back({{row.integer(0), *root},
                         base::from_microseconds(row.integer(2)),
                         row.integer(3)});
    }
    return lines;
}

std::vector<Cosignature> cosignatures_of(sql::Session& session, std::int64_t size) {
    std::vector<Cosignature> all;
    for (const auto& row : session.query("SELECT witness, line, at FROM cosignatures"
                                         " WHERE size = $1 ORDER BY witness LIMIT 50",
                                         size))
        all.push_back({row.text(0), row.text(1), base::from_microseconds(row.integer(2))});
    return all;
}

Waiting waiting_for_place(sql::Session& session) {
    Waiting waiting;
    waiting.entries = session
                          .query("SELECT COUNT(*) FROM (SELECT entry_id FROM unsealed"
                                 " ORDER BY entry_id LIMIT $1) AS first",
                                 waiting_max)
                          .front()
                          .integer(0);
    const auto rows = session.query("SELECT j.recorded_at FROM unsealed u"
                                    " JOIN journal j ON j.id = u.entry_id"
                                    " ORDER BY u.entry_id LIMIT 1");
    if (!rows.empty()) waiting.oldest_at = base::from_microseconds(rows.front().integer(0));
    return waiting;
}

std::vector<WitnessReport> reports_of_witnesses(sql::Session& session) {
    std::vector<WitnessReport> all;
    for (const auto& row : session.query(
             "SELECT w.name, w.size, w.fault, h.at, c.at, (SELECT n.at FROM tree_heads n"
             " WHERE n.size > w.size ORDER BY n.size LIMIT 1) FROM witnesses w"
             " LEFT JOIN tree_heads h ON h.size = w.size"
             " LEFT JOIN cosignatures c ON c.size = w.size AND c.witness = w.name"
             " ORDER BY w.name LIMIT 100"))
        all.push_back({row.text(0), row.integer(1), moment_in(row, 3), moment_in(row, 4),
                       moment_in(row, 5), row.text(2)});
    return all;
}

std::optional<Comparison> compare(sql::Session& session, const KeptHead& kept,
                                  const crypto::NoteVerifier& log) {
    auto newest = office::newest_head(session);
    if (!newest) return std::nullopt;
    auto then = continuation_of(newest->head, kept.checkpoint.head.size, office::nodes_of(session));
    Comparison comparison;
    comparison.fate = fate_of(kept, log, newest->head, then);
    comparison.newest = std::move(*newest);
    if (comparison.fate == KeptHeadFate::part_of_log) comparison.proof = std::move(then.proof);
    return comparison;
}

}
