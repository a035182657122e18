#include "src/office/replay.h"

#include <algorithm>
#include <future>
#include <limits>
#include <map>
#include <memory>

#include <fmt/format.h>

namespace motcua::office {
namespace {

constexpr std::int64_t entries_at_once = 2000;
/// Where the columns begin that are asked for beyond entry_columns.
constexpr std::size_t key_id_column = 11;

/// Some entries in the order in which they are applied.
struct Batch {
    sql::Rows rows; ///< evidence_columns
    std::vector<Entry> entries;
};

/// What commit does beside apply: the highest version and numbers that were seen.
void apply_numbers(sql::Session& to, const std::vector<Entry>& entries) {
    std::map<std::int64_t, Version> versions;
    std::map<std::string, std::int64_t, std::less<>> counters;
    for (const auto& entry : entries) {
        auto& version = versions[entry.stream];
        version = std::max(version, entry.version);
        const auto* draws = entry.body.at("draws").object();
        if (draws == nullptr) continue;
        for (const auto& [counter, number] : *draws) {
            auto& highest = counters[counter];
            if (number.integer() != nullptr) highest = std::max(highest, *number.integer());
        }
    }
    for (const auto& [stream, version] : versions)
        to.run("INSERT INTO streams (id, version) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE"
               " SET version = $2 WHERE streams.version < $2",
               stream, version);
    for (const auto& [counter, number] : counters)
        to.run("INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE"
               " SET value = $2 WHERE counters.value < $2",
               counter, number);
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

/// Where a stream stood at a moment. Clocks go back, and a register may have been written down
/// later than it was in force: so the order of the log counts beside the clock.
struct Standing {
    Version version = 0; ///< its last one until then
    /// Of that version; beyond all others while it waits for one.
    std::int64_t place = std::numeric_limits<std::int64_t>::max();
};

Standing standing_of(sql::Session& session, const PastStream& past) {
    Standing standing;
    for (const auto& row : session.query(
             "SELECT j.version, l.leaf_index FROM journal j LEFT JOIN leaves l ON l.entry_id = j.id"
             " WHERE j.stream = $1 AND j.recorded_at <= $2 ORDER BY j.version DESC LIMIT 1",
             past.stream, base::to_microseconds(past.at))) {
        standing.version = row.integer(0);
        standing.place = row.optional_integer(1).value_or(standing.place);
    }
    return standing;
}

/// The next entries after a place in the order of streams and versions.
class Reading {
  public:
    Reading(sql::Session& from, const ReplayExtent& extent) : from_(from), past_(extent.past) {
        if (past_) standing_ = standing_of(from, *past_);
    }
    sql::Rows after(std::int64_t stream, Version version) {
        if (!past_) return from_.query(whole(), stream, version, entries_at_once);
        return from_.query(part(), stream, version, past_->stream, standing_.version,
                           base::to_microseconds(past_->at), standing_.place, past_->left_out,
                           past_->left_out_too, entries_at_once);
    }

  private:
    static std::string all() {
        return fmt::format("SELECT {} FROM {} WHERE (j.stream, j.version) > ($1, $2)",
                           evidence_columns, evidence_tables);
    }
    static const std::string& whole() {
        static const auto text = all() + " ORDER BY j.stream, j.version LIMIT $3";
        return text;
    }
    static const std::string& part() {
        static const auto text =
            all() + " AND ((j.stream = $3 AND j.version <= $4) OR (j.stream <> $3"
                    " AND (j.recorded_at <= $5 OR EXISTS (SELECT 1 FROM leaves p"
                    " WHERE p.entry_id = j.id AND p.leaf_index < $6))"
                    " AND NOT EXISTS (SELECT 1 FROM journal f WHERE f.stream = j.stream"
                    " AND f.version = 1 AND f.kind IN ($7, $8))))"
                    " ORDER BY j.stream, j.version LIMIT $9";
        return text;
    }

    sql::Session& from_;
    const std::optional<PastStream>& past_;
    Standing standing_;
};

void apply(Office& office, sql::Session& to, const Entry& entry) {
    try {
        office.appliers().apply({to, office.vault()}, entry);
    } catch (const std::exception& error) {
        throw CannotApply(entry.id, error.what());
    }
}

void apply(Office& office, sql::Database& scratch, const Batch& batch, bool with_evidence) {
    scratch.write([&](sql::Session& to) {
        if (with_evidence)
            for (const auto& row : batch.rows) copy_evidence(to, row);
        apply_numbers(to, batch.entries);
        for (const auto& entry : batch.entries) apply(office, to, entry);
        return sql::Outcome::keep;
    });
}

}

std::int64_t replay(Office& office, sql::Session& from, sql::Database& scratch,
                    const ReplayExtent& extent, EvidenceReader& reader) {
    std::int64_t stream = -1;
    Version version = 0;
    std::int64_t count = 0;
    Reading reading(from, extent);
    std::future<void> applying;
    for (;;) {
        auto batch = std::make_unique<Batch>();
        batch->rows = reading.after(stream, version);
        if (batch->rows.empty()) break;
        for (const auto& row : batch->rows) batch->entries.push_back(reader.read(row));
        stream = batch->entries.back().stream;
        version = batch->entries.back().version;
        count += static_cast<std::int64_t>(batch->rows.size());
        if (applying.valid()) applying.get();
        if (!reader.is_sound()) continue;
        applying = std::async(std::launch::async, [&, batch = std::move(batch)] {
            apply(office, scratch, *batch, extent.with_evidence);
        });
    }
    if (applying.valid()) applying.get();
    return count;
}

}
