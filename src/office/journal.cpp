#include "src/office/journal.h"

#include <fmt/format.h>

#include "lib/crypto/digest.h"
#include "src/office/secrets.h"

namespace motcua::office {

const std::string_view entry_columns =
    "j.id, j.stream, j.version, j.kind, j.schema_number, j.actor, j.recorded_at, j.effective_at,"
    " j.body, s.ciphertext, k.wrapped";
const std::string_view entry_tables = "journal j LEFT JOIN journal_secrets s ON s.entry_id = j.id"
                                      " LEFT JOIN stream_keys k ON k.id = s.key_id";

namespace {

json::Value parsed(const std::string& text) {
    auto value = json::parse(text, {.bytes_max = 64u << 20, .depth_max = 64});
    if (!value) throw sql::Error("a journal body is not readable JSON", false);
    return std::move(*value);
}

}

Appliers::Appliers(std::map<std::string, Apply, std::less<>> by_kind)
    : by_kind_(std::move(by_kind)) {}

void Appliers::apply(Applying to, const Entry& entry) const {
    const auto found = by_kind_.find(entry.kind);
    if (found == by_kind_.end())
        throw sql::Error("the journal has an entry of unknown kind " + entry.kind, false);
    found->second(to, entry);
}

Entry head_of_entry(const sql::Row& row) {
    Entry entry;
    entry.id = row.integer(0);
    entry.stream = row.integer(1);
    entry.version = row.integer(2);
    entry.kind = row.text(3);
    entry.schema_number = row.integer(4);
    entry.actor = row.text(5);
    entry.recorded_at = base::from_microseconds(row.integer(6));
    entry.effective_at = base::from_microseconds(row.integer(7));
    return entry;
}

Entry entry_from(const sql::Row& row, const Vault& vault) {
    auto entry = head_of_entry(row);
    entry.body = parsed(row.text(8));
    if (!row.is_null(9) && !row.is_null(10))
        entry.secret = opened_secret(vault, entry.id, row.bytes(10), row.bytes(9));
    return entry;
}

std::optional<Entry> find_entry(sql::Session& session, const Vault& vault, std::int64_t id) {
    static const auto text =
        fmt::format("SELECT {} FROM {} WHERE j.id = $1", entry_columns, entry_tables);
    const auto rows = session.query(text, id);
    if (rows.empty()) return std::nullopt;
    return entry_from(rows.front(), vault);
}

std::vector<Entry> entries_of(sql::Session& session, const Vault& vault, std::int64_t stream,
                              Version after, std::int64_t limit) {
    static const auto text = fmt::format("SELECT {} FROM {} WHERE j.stream = $1 AND j.version > $2"
                                         " ORDER BY j.version LIMIT $3",
                                         entry_columns, entry_tables);
    std::vector<Entry> entries;
    for (const auto& row : session.query(text, stream, after, limit))
        entries.push_back(entry_from(row, vault));
    return entries;
}

std::optional<json::Value> secret_of(sql::Session& session, const Vault& vault,
                                     std::int64_t entry_id) {
    auto found = secrets_of(session, vault, {entry_id});
    if (found.empty()) return std::nullopt;
    return std::move(found.begin()->second);
}

std::string commitment(std::string_view salt, std::string_view text) {
    crypto::Sha256 hash;
    hash.add(salt);
    hash.add(text);
    return crypto::hex(hash.finish());
}

}
