#include "src/dossier/erasure_store.h"

#include <fmt/format.h>

namespace motcua::dossier {
namespace {

constexpr std::int64_t files_max = 10'000;
constexpr std::int64_t streams_max = 1'000;

bool holds(sql::Session& session, std::string_view question, DossierId id) {
    return !session.query(question, id.value()).empty();
}

}

bool is_erased(sql::Session& session, DossierId id) {
    return holds(session,
                 "SELECT 1 FROM journal WHERE stream = $1 AND kind = 'dossier_erased' LIMIT 1", id);
}

bool keeps_originals(sql::Session& session, DossierId id) {
    return holds(session,
                 "SELECT 1 FROM originals WHERE dossier_id = $1 AND returned_at IS NULL LIMIT 1",
                 id);
}

std::vector<std::int64_t> streams_about(sql::Session& session, DossierId id) {
    // Of a visit's dossiers, one that is another and not erased.
    constexpr std::string_view stands = "o.id <> $1 AND NOT EXISTS (SELECT 1 FROM journal e"
                                        " WHERE e.stream = o.id AND e.kind = 'dossier_erased')";
    static const auto text = fmt::format(
        "SELECT d.id FROM dossiers d WHERE d.id = $1"
        " UNION SELECT j.stream FROM ratings r JOIN journal j ON j.id = r.entry"
        " WHERE r.dossier_id = $1"
        " UNION SELECT v.id FROM visits v WHERE v.state <> 'open' AND (v.id IN (SELECT d.visit"
        " FROM dossiers d WHERE d.id = $1 AND d.visit IS NOT NULL) OR v.id IN"
        " (SELECT w.visit_id FROM visit_dossiers w WHERE w.dossier_id = $1))"
        " AND NOT EXISTS (SELECT 1 FROM dossiers o WHERE o.visit = v.id AND {0})"
        " AND NOT EXISTS (SELECT 1 FROM visit_dossiers w JOIN dossiers o ON o.id = w.dossier_id"
        " WHERE w.visit_id = v.id AND {0}) ORDER BY 1 LIMIT $2",
        stands);
    std::vector<std::int64_t> streams;
    for (const auto& row : session.query(text, id.value(), streams_max))
        streams.push_back(row.integer(0));
    return streams;
}

std::vector<document::StoredFile> files_only_in(sql::Session& session, DossierId id) {
    static const std::string only_here =
        "SELECT f.id FROM files f WHERE f.id IN (SELECT file_id FROM paper_files"
        " WHERE dossier_id = $1 UNION SELECT file_id FROM site_visit_files"
        " WHERE dossier_id = $1 UNION SELECT file_id FROM issuance_files"
        // Also what a result named that was taken back.
        " WHERE dossier_id = $1 UNION SELECT file_id FROM bound_files WHERE dossier_id = $1)"
        " AND NOT EXISTS (SELECT 1 FROM paper_files o WHERE o.file_id = f.id"
        " AND o.dossier_id <> $1)"
        " AND NOT EXISTS (SELECT 1 FROM site_visit_files o WHERE o.file_id = f.id"
        " AND o.dossier_id <> $1)"
        " AND NOT EXISTS (SELECT 1 FROM issuance_files o WHERE o.file_id = f.id"
        " AND o.dossier_id <> $1)"
        " AND NOT EXISTS (SELECT 1 FROM bound_files o WHERE o.file_id = f.id"
        " AND o.dossier_id <> $1) ORDER BY f.id LIMIT $2";
    // Whoever names one of them at this moment is waited for, then seen.
    if (session.dialect() == sql::Dialect::postgres)
        session.query(only_here + " FOR UPDATE OF f", id.value(), files_max);
    std::vector<document::StoredFile> files;
    for (const auto& row : session.query(only_here, id.value(), files_max))
        files.push_back(document::find_file(session, row.integer(0)).value());
    return files;
}

void destroy_secrets(sql::Session& session, std::int64_t stream) {
    session.run("DELETE FROM journal_secrets WHERE entry_id IN"
                " (SELECT id FROM journal WHERE stream = $1)",
                stream);
    session.run("DELETE FROM stream_keys WHERE id = $1", stream);
    // Found by who acted: the digest of a body that somebody can guess would tell that they can.
    session.run("UPDATE idempotency SET body_hash = '' WHERE actor IN (SELECT actor FROM journal"
                " WHERE stream = $1) AND entry_id IN (SELECT id FROM journal WHERE stream = $1)",
                stream);
}

void forget_file(sql::Session& session, std::int64_t file) {
    session.run("DELETE FROM files WHERE id = $1", file);
}

std::vector<std::string> ended_before(sql::Session& session, base::Instant moment,
                                      std::int64_t limit) {
    std::vector<std::string> codes;
    for (const auto& row :
         session.query("SELECT d.code FROM turns t JOIN dossiers d ON d.id = t.dossier_id"
                       " WHERE t.ended_at < $1 AND d.state IN ('rejected', 'stopped', 'delivered')"
                       " AND NOT EXISTS (SELECT 1 FROM turns n WHERE n.dossier_id = t.dossier_id"
                       " AND n.turn > t.turn) AND NOT EXISTS (SELECT 1 FROM journal j"
                       " WHERE j.stream = d.id AND j.kind = 'dossier_erased')"
                       " AND NOT EXISTS (SELECT 1 FROM originals o WHERE o.dossier_id = d.id"
                       " AND o.returned_at IS NULL) ORDER BY t.ended_at, d.id LIMIT $2",
                       base::to_microseconds(moment), limit))
        codes.push_back(row.text(0));
    return codes;
}

void apply_erasure(office::Applying to, const office::Entry& entry) {
    to.session.send("UPDATE dossiers SET version = $2 WHERE id = $1", entry.stream, entry.version);
    for (const auto* table :
         {"dossier_search", "paper_files", "site_visit_files", "issuance_files", "bound_files"})
        to.session.send(fmt::format("DELETE FROM {} WHERE dossier_id = $1", table), entry.stream);
    // The words stand by agency first.
    to.session.send("DELETE FROM dossier_search_words WHERE dossier_id = $1 AND agency IN"
                    " (SELECT receiving_unit FROM dossiers WHERE id = $1 UNION"
                    " SELECT competent_agency FROM dossiers WHERE id = $1)",
                    entry.stream);
}

}
