#include "src/office/evidence.h"

#include <algorithm>
#include <map>

namespace motcua::office {
namespace {

constexpr std::int64_t entries_at_once = 2000;

/// What is wrong with the secret of a row (id, body, stream, key_id, salt, ciphertext, wrapped).
std::optional<std::string> fault_in(const sql::Row& row, const json::Value& body,
                                    const Vault& vault) {
    const auto promised = body.text_at("commitment");
    const bool kept = !row.is_null(5);
    if (promised.empty()) return kept ? std::optional<std::string>("too many") : std::nullopt;
    if (!kept && row.is_null(6)) return std::nullopt;
    if (!kept) return "missing";
    if (row.is_null(6) || row.integer(3) != row.integer(2)) return "key_id";
    const auto key = vault.unwrap(row.bytes(6));
    if (!key) return "key_id";
    const auto plain = crypto::open(*key, row.bytes(5), std::to_string(row.integer(0)));
    if (!plain) return "ciphertext";
    if (commitment(row.bytes(4), *plain) != promised) return "salt";
    return std::nullopt;
}

/// Streams whose secrets and key are gone together, by the first entry that had one, until an act
/// that says so is met.
class Gone {
  public:
    void note(const sql::Row& row, const json::Value& body) {
        if (!body.text_at("commitment").empty() && row.is_null(5) && row.is_null(6))
            entries_.emplace(row.integer(2), row.integer(0));
        for (const auto& stream : body.array_at("erased_streams"))
            entries_.erase(std::stoll(*stream.text()));
    }
    std::optional<Difference> first_without_act() const {
        std::optional<std::int64_t> first;
        for (const auto& [stream, entry] : entries_) first = std::min(first.value_or(entry), entry);
        if (!first) return std::nullopt;
        return Difference{"journal_secrets", std::to_string(*first), "gone without an act"};
    }

  private:
    std::map<std::int64_t, std::int64_t> entries_;
};

/// The triggers that still refuse something, by name.
std::vector<std::string> triggers_of_sqlite(sql::Session& session) {
    std::vector<std::string> names;
    for (const auto& row : session.query("SELECT name, sql FROM sqlite_schema"
                                         " WHERE type = 'trigger' AND tbl_name IN"
                                         " ('journal', 'leaves', 'tree_nodes', 'tree_heads',"
                                         " 'cosignatures') ORDER BY name LIMIT 100"))
        if (row.text(1).find("RAISE(") != std::string::npos) names.push_back(row.text(0));
    return names;
}

/// Enabled, without a condition, and calling a function that raises an exception.
std::vector<std::string> triggers_of_postgres(sql::Session& session) {
    std::vector<std::string> names;
    for (const auto& row : session.query(
             "SELECT t.tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
             " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid"
             " WHERE n.nspname = current_schema() AND c.relname IN ('journal', 'leaves',"
             " 'tree_nodes', 'tree_heads', 'cosignatures')"
             " AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL"
             " AND position('RAISE EXCEPTION' in p.prosrc) > 0 ORDER BY t.tgname LIMIT 100"))
        names.push_back(row.text(0));
    return names;
}

}

std::optional<Difference> first_altered_secret(sql::Session& session, const Vault& vault) {
    std::int64_t after = 0;
    Gone gone;
    for (;;) {
        const auto rows = session.query("SELECT j.id, j.body, j.stream, s.key_id, s.salt, "
                                        "s.ciphertext, k.wrapped FROM journal j"
                                        " LEFT JOIN journal_secrets s ON s.entry_id = j.id"
                                        " LEFT JOIN stream_keys k ON k.id = j.stream"
                                        " WHERE j.id > $1 ORDER BY j.id LIMIT $2",
                                        after, entries_at_once);
        if (rows.empty()) return gone.first_without_act();
        for (const auto& row : rows) {
            after = row.integer(0);
            const auto body = json::parse(row.text(1), {.bytes_max = 64u << 20, .depth_max = 64});
            auto fault = body ? fault_in(row, *body, vault) : std::optional<std::string>("body");
            if (fault)
                return Difference{"journal_secrets", std::to_string(after), std::move(*fault)};
            gone.note(row, *body);
        }
    }
}

std::optional<Difference> first_missing_trigger(sql::Session& session) {
    const bool sqlite = session.dialect() == sql::Dialect::sqlite;
    const auto found = sqlite ? triggers_of_sqlite(session) : triggers_of_postgres(session);
    const auto endings = sqlite ? std::vector<std::string>{"known", "no_delete", "no_update"}
                                : std::vector<std::string>{"no_change", "no_truncate"};
    for (const std::string table :
         {"journal", "leaves", "tree_nodes", "tree_heads", "cosignatures"})
        for (const auto& ending : endings)
            if (const auto name = table + "_" + ending;
                std::find(found.begin(), found.end(), name) == found.end())
                return Difference{table, "trigger " + name, "missing"};
    return std::nullopt;
}

}
