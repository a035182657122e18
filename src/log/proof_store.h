#pragma once
#include <cstdint>
#include <optional>

#include "lib/crypto/merkle.h"
#include "lib/json/value.h"
#include "src/office/office.h"
#include "src/office/tree.h"

namespace motcua::log {

/// The hashes in base 64, in the order of RFC 6962.
json::Array written(const crypto::Proof&);

/// Where the entry stands in the tree of that head and how that is proved: index, size, leaf_hash,
/// proof[]. Nothing while the entry is not in that tree.
std::optional<json::Object> inclusion_of(sql::Session&, std::int64_t entry,
                                         const crypto::TreeHead&);
/// The same for the newest head: besides entry, and checkpoint as the signed note.
std::optional<json::Object> inclusion_of(sql::Session&, std::int64_t entry);

/// That the tree of size `from` is the beginning of the one of size `to`: from, to, proof[].
/// Nothing unless 0 ≤ from ≤ to ≤ the size of the tree.
std::optional<json::Object> consistency_of(sql::Session&, std::int64_t from, std::int64_t to);

}
