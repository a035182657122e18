#include "src/office/replay.h"

#include <limits>

#include <fmt/format.h>

namespace motcua::office {
namespace {

constexpr std::int64_t entries_at_once = 2000;
/// Where the columns begin that replay() asks for beyond entry_columns.
constexpr std::size_t key_id_column = 11;

/// What commit does beside apply: the highest version and numbers that were seen.
void apply_numbers(sql::Session& to, const Entry& entry) {
    to.run("INSERT INTO streams (id, version) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE"
           " SET version = $2 WHERE streams.version < $2",
           entry.stream, entry.version);
    const auto* draws = entry.body.at("draws").object();
    if (draws == nullptr) return;
    for (const auto& [counter, number] : *draws)
        to.run("INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE"
               " SET value = $2 WHERE counters.value < $2",
               counter, *number.integer());
}

void copy_evidence(sql::Session& to, const sql::Row& row) {
    to.run("INSERT INTO journal (id, stream, version, kind, schema_number, actor, recorded_at,"
           " effective_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
           row.integer(0), row.integer(1), row.integer(2), row.text(3), row.integer(4), row.text(5),
           row.integer(6), row.integer(7), row.text(8));
    if (row.is_null(9) || row.is_null(10)) return;
    to.run("INSERT INTO stream_keys (id, wrapped) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
           row.integer(key_id_column), sql::ByteView{row.bytes(10)});
    to.run("INSERT INTO journal_secrets (entry_id, key_id, salt, ciphertext)"
           " VALUES ($1, $2, $3, $4)",
           row.integer(0), row.integer(key_id_column), sql::ByteView{row.bytes(key_id_column + 1)},
           sql::ByteView{row.bytes(9)});
}

/// The next entries after a place in the order of streams and versions.
sql::Rows entries_after(sql::Session& from, const ReplayExtent& extent, std::int64_t stream,
                        Version version) {
    static const auto all =
        fmt::format("SELECT {}, s.key_id, s.salt FROM {} WHERE (j.stream > $1 OR (j.stream = $1"
                    " AND j.version > $2)) AND j.recorded_at <= $3",
                    entry_columns, entry_tables);
    static const auto order = " ORDER BY j.stream, j.version LIMIT ";
    static const auto whole = fmt::format("{}{}$4", all, order);
    static const auto in_part =
        fmt::format("{} AND (j.stream = $4 OR NOT EXISTS (SELECT 1 FROM journal f"
                    " WHERE f.stream = j.stream AND f.version = 1 AND f.kind IN ($5, $6))){}$7",
                    all, order);
    const auto until = extent.until ? base::to_microseconds(*extent.until)
                                    : std::numeric_limits<std::int64_t>::max();
    if (extent.left_out.empty()) return from.query(whole, stream, version, until, entries_at_once);
    return from.query(in_part, stream, version, until, extent.but_this, extent.left_out,
                      extent.left_out_too, entries_at_once);
}

}

std::int64_t replay(Office& office, sql::Session& from, sql::Database& scratch,
                    const ReplayExtent& extent) {
    std::int64_t stream = -1;
    Version version = 0;
    std::int64_t count = 0;
    for (;;) {
        const auto rows = entries_after(from, extent, stream, version);
        if (rows.empty()) return count;
        scratch.write([&](sql::Session& to) {
            for (const auto& row : rows) {
                const auto entry = entry_from(row, office.vault());
                if (extent.with_evidence) copy_evidence(to, row);
                apply_numbers(to, entry);
                office.appliers().apply({to, office.vault()}, entry);
                stream = entry.stream;
                version = entry.version;
            }
            return sql::Outcome::keep;
        });
        count += static_cast<std::int64_t>(rows.size());
    }
}

}
