#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "src/office/office.h"

namespace motcua::office {

/// How much of the journal is applied anew.
struct ReplayExtent {
    std::optional<base::Instant> until; ///< entries recorded later are left out
    /// Of the streams that begin with an entry of this kind (two names, or none) only this one.
    std::string left_out;
    std::string left_out_too;
    std::int64_t but_this = 0;
    bool with_evidence = false; ///< entries, secrets and keys are copied as well
};

/// Applies the journal to an empty database that is up to date, with the functions that wrote the
/// state. Streams in any order, each stream in its own. Returns how many entries were applied.
std::int64_t replay(Office&, sql::Session& from, sql::Database& scratch, const ReplayExtent&);

}
