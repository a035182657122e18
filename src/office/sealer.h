#pragma once
#include <cstdint>
#include <string>

#include "lib/crypto/note.h"
#include "src/office/head_memory.h"
#include "src/office/office.h"

namespace motcua::office {

/// Gives committed entries their places in the log: moves entries from `unsealed` to `leaves` with
/// the next indexes, adds their hashes to the tree, and signs the tree's new head. Places that were
/// given before there was a tree get their hashes first. One process at a time seals, by a lease
/// row with a fencing number that each sealing transaction checks. Returns how many entries came
/// into the tree; 0 when another process holds the lease. Throws sql::Error, and signs nothing,
/// where the tree is not what the newest head says, another key has signed that, or a head that is
/// remembered says something else.
std::int64_t seal_some(Office&, const crypto::NoteSigner&, const std::string& holder,
                       std::int64_t limit = 1000, HeadMemory* = nullptr);

/// The look at what is remembered, also while nothing waits to be sealed. Throws sql::Error where
/// the log is not what it says.
void look_back(Office&, HeadMemory&);

}
