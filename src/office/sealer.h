#pragma once
#include <cstdint>
#include <string>

#include "src/office/office.h"

namespace motcua::office {

/// Gives committed entries their places in the log: moves entries from `unsealed` to `leaves` with
/// the next indexes. One process at a time seals, by a lease row with a fencing number that each
/// sealing transaction checks. Returns how many were sealed; 0 when another process holds the
/// lease. The tree and its signed heads come with the log's own issue.
std::int64_t seal_some(Office&, const std::string& holder, std::int64_t limit = 2000);

}
