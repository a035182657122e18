#pragma once
#include "src/office/evidence.h"
#include "src/office/trial_office.h"

namespace motcua::office {

/// One act: an entry of kind "noted" that begins a stream.
inline Entry note_something(TrialOffice& office, std::optional<json::Object> secret = {}) {
    const auto done =
        office->perform(system_actor(), nullptr, [&](Act& act) -> base::Result<Entry, std::string> {
            Draft draft;
            draft.stream = act.new_id();
            draft.kind = "noted";
            draft.secret = secret;
            return *commit(act, std::move(draft));
        });
    return *done;
}

/// As the database's owner, who first takes the triggers of journal and log away. On PostgreSQL
/// they are there again afterwards.
inline void by_owners_hand(TrialOffice& office, const std::string& sql) {
    office.database()->write([&](sql::Session& session) {
        const bool sqlite = session.dialect() == sql::Dialect::sqlite;
        const auto all = [&](const std::string& state) {
            for (const std::string table :
                 {"journal", "leaves", "tree_nodes", "tree_heads", "cosignatures"}) {
                if (!sqlite) session.script("ALTER TABLE " + table + state + " TRIGGER USER");
                for (const std::string ending : {"_known", "_no_update", "_no_delete"})
                    if (sqlite) session.script("DROP TRIGGER IF EXISTS " + table + ending);
            }
        };
        all(" DISABLE");
        session.script(sql);
        all(" ENABLE");
        return sql::Outcome::keep;
    });
}

/// The evidence of the whole journal, read.
inline EvidenceReader evidence_of(sql::Session& session, const Vault& vault) {
    EvidenceReader reader(vault);
    for (const auto& row :
         session.query("SELECT " + evidence_columns + " FROM " + std::string(evidence_tables) +
                       " ORDER BY j.id LIMIT 100000"))
        reader.read(row);
    return reader;
}

}
