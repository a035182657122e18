#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "lib/crypto/note.h"
#include "lib/sql/session.h"

namespace motcua::office {

/// How many leaves of the log have their hash in the tree.
std::int64_t tree_size(sql::Session&);
/// How many places of the log are given; more than tree_size() while the sealer is behind.
std::int64_t places_given(sql::Session&);
/// Reads tree_nodes; throws sql::Error for one that is not there. The session must outlive it.
crypto::ReadNode nodes_of(sql::Session&);

/// A head of the log that was signed.
struct SignedHead {
    crypto::TreeHead head;
    std::string note; ///< the checkpoint, signed by the log, then by witnesses as far as known
    base::Instant at;
};
std::optional<SignedHead> newest_head(sql::Session&);
/// The same without what witnesses signed.
std::optional<SignedHead> newest_own_head(sql::Session&);
/// The head of exactly that size; nothing when none was signed.
std::optional<SignedHead> head_of_size(sql::Session&, std::int64_t size);
/// Heads of a size above `after`, smallest first, without what witnesses signed.
std::vector<SignedHead> heads_after(sql::Session&, std::int64_t after, std::int64_t limit);

/// The entry's place in the log; nothing while it waits for one.
std::optional<std::int64_t> leaf_index_of(sql::Session&, std::int64_t entry);

}
