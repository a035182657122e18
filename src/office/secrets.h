#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "src/office/journal.h"

namespace motcua::office {

/// Throws sql::Error when key or secret do not open.
json::Value opened_secret(const Vault&, std::int64_t entry, const std::string& wrapped_key,
                          const std::string& ciphertext);

/// The secrets of a page of entries, by entry, opened in one statement; without those that were
/// erased.
std::map<std::int64_t, json::Value> secrets_of(sql::Session&, const Vault&,
                                               const std::vector<std::int64_t>& entry_ids);

}
