#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "src/office/evidence.h"
#include "src/office/office.h"

namespace motcua::office {

/// One stream as it was at a moment, and all that it may refer to.
struct PastStream {
    std::int64_t stream = 0;
    base::Instant at;
    /// Of the other streams, those that begin with an entry of these kinds are left out.
    std::string left_out;
    std::string left_out_too;
};

/// How much of the journal is applied anew.
struct ReplayExtent {
    std::optional<PastStream> past; ///< the whole journal, when there is none
    bool with_evidence = false;     ///< entries, secrets and keys are copied as well
};

/// An entry that cannot be carried out: neither this program nor one before it has written it.
struct CannotApply : sql::Error {
    CannotApply(std::int64_t which, const std::string& why)
        : sql::Error(why, false), entry(which) {}
    std::int64_t entry;
};

/// Applies the journal to an empty database that is up to date, with the functions that wrote the
/// state. Streams in any order, each stream in its own. Entries are read while those before them
/// are applied on another thread; once the reader has met a secret that does not fit, the rest is
/// read and not applied. Returns how many entries were read. Throws CannotApply.
std::int64_t replay(Office&, sql::Session& from, sql::Database& scratch, const ReplayExtent&,
                    EvidenceReader&);

}
