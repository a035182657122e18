#include "src/log/witness_store.h"

namespace motcua::log {

std::vector<WitnessProgress> progress_of_witnesses(sql::Session& session) {
    std::vector<WitnessProgress> all;
    for (const auto& row :
         session.query("SELECT name, size, at, fault FROM witnesses ORDER BY name LIMIT 100"))
        all.push_back(
            {row.text(0), row.integer(1), base::from_microseconds(row.integer(2)), row.text(3)});
    return all;
}

std::int64_t size_known_to(sql::Session& session, std::string_view witness) {
    const auto rows = session.query("SELECT size FROM witnesses WHERE name = $1", witness);
    return rows.empty() ? 0 : rows.front().integer(0);
}

void keep_progress(sql::Session& session, const WitnessProgress& progress) {
    session.run("INSERT INTO witnesses (name, size, at, fault) VALUES ($1, $2, $3, $4)"
                " ON CONFLICT (name) DO UPDATE SET size = $2, at = $3, fault = $4",
                progress.name, progress.size, base::to_microseconds(progress.at), progress.fault);
}

void keep_cosignature(sql::Session& session, const WitnessProgress& progress,
                      std::string_view line) {
    session.run("INSERT INTO cosignatures (size, witness, line, at) VALUES ($1, $2, $3, $4)"
                " ON CONFLICT (size, witness) DO NOTHING",
                progress.size, progress.name, line, base::to_microseconds(progress.at));
}

crypto::TreeHead cosigned_head(sql::Session& session, std::string_view origin) {
    const auto rows = session.query("SELECT note FROM witnessed_logs WHERE origin = $1", origin);
    const auto note = rows.empty() ? std::nullopt : crypto::Note::parse(rows.front().text(0));
    const auto checkpoint = note ? crypto::Checkpoint::parse(note->text) : std::nullopt;
    return checkpoint ? checkpoint->head : crypto::TreeHead{};
}

bool keep_cosigned(sql::Session& session, std::int64_t known, const crypto::Checkpoint& checkpoint,
                   std::string_view note, base::Instant now) {
    return session.run("INSERT INTO witnessed_logs (origin, size, note, at)"
                       " VALUES ($1, $2, $3, $4) ON CONFLICT (origin) DO UPDATE SET"
                       " size = $2, note = $3, at = $4 WHERE witnessed_logs.size = $5",
                       checkpoint.origin, checkpoint.head.size, note, base::to_microseconds(now),
                       known) == 1;
}

}
