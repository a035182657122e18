#pragma once
#include <cstddef>
#include <string_view>

#include "lib/base/result.h"
#include "lib/crypto/note.h"

/// Heads of this log that somebody kept, and now brings back to hold against it.
namespace motcua::log {

struct KeptHead {
    crypto::Note note;
    crypto::Checkpoint checkpoint;
};

/// Why a text is no kept head of this log, in the order in which it is looked for.
enum class KeptHeadProblem {
    missing,
    too_large,
    unreadable,
    several, ///< `motcua verify --against` takes files of many
    of_other_log,
};
/// As problems are named: kept_head_missing.
std::string_view name_of(KeptHeadProblem);

inline constexpr std::size_t kept_head_bytes_max = crypto::Note::bytes_max;

/// Line ends and blank lines around may be as browsers and editors leave them.
base::Result<KeptHead, KeptHeadProblem> read_kept_head(std::string_view text,
                                                       std::string_view origin);

/// How a kept head stands to the log as it is, in the order in which it is looked for.
enum class KeptHeadFate {
    not_signed,     ///< the log's key did not sign it: it says nothing about the log
    log_is_shorter, ///< entries that were there are gone
    differs,        ///< entries that were there are others now
    part_of_log,    ///< all that was in the log then is in it now, unaltered
};
std::string_view name_of(KeptHeadFate);

/// What the log has to say of a size that it has reached.
struct Continuation {
    crypto::TreeHash root; ///< of the tree when it had that size
    crypto::Proof proof;   ///< that the tree as it is continues that one
};

/// `read` is asked for nothing beyond the newest head.
Continuation continuation_of(const crypto::TreeHead& newest, std::int64_t size,
                             const crypto::ReadNode& read);

/// `then` counts only where the kept head is not larger than the newest one.
KeptHeadFate fate_of(const KeptHead&, const crypto::NoteVerifier& log,
                     const crypto::TreeHead& newest, const Continuation& then);

}
