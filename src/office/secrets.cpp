#include "src/office/secrets.h"

#include "lib/sql/bound.h"

namespace motcua::office {

json::Value opened_secret(const Vault& vault, std::int64_t entry, const std::string& wrapped_key,
                          const std::string& ciphertext) {
    const auto key = vault.unwrap(wrapped_key);
    if (!key) throw sql::Error("a stream key does not open with this master key", false);
    const auto plain = crypto::open(*key, ciphertext, std::to_string(entry));
    if (!plain) throw sql::Error(fmt::format("the secret of entry {} was altered", entry), false);
    auto value = json::parse(*plain, {.bytes_max = 64u << 20, .depth_max = 64});
    if (!value) throw sql::Error("a secret is not readable JSON", false);
    return std::move(*value);
}

std::map<std::int64_t, json::Value> secrets_of(sql::Session& session, const Vault& vault,
                                               const std::vector<std::int64_t>& entry_ids) {
    std::map<std::int64_t, json::Value> secrets;
    if (entry_ids.empty()) return secrets;
    sql::Bound bound;
    std::vector<std::string> places;
    for (const auto& id : entry_ids) places.push_back(bound.add(id));
    const auto text =
        fmt::format("SELECT s.entry_id, s.ciphertext, k.wrapped FROM journal_secrets s"
                    " JOIN stream_keys k ON k.id = s.key_id WHERE s.entry_id IN ({})"
                    " LIMIT {}",
                    fmt::join(places, ", "), entry_ids.size());
    for (const auto& row : session.query_with(text, bound.values()))
        secrets.emplace(row.integer(0),
                        opened_secret(vault, row.integer(0), row.bytes(2), row.bytes(1)));
    return secrets;
}

}
