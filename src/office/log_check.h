#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/crypto/note.h"
#include "lib/sql/database.h"

namespace motcua::office {

/// What may be wrong with journal and log. Of several faults of the first eleven kinds the one at
/// the smallest place in the log is told, at one place the first of this order; the others after
/// them, in this order.
enum class LogWrong {
    place_missing,       ///< no leaf has this index
    entry_missing,       ///< the leaf's entry is not in the journal
    body_not_canonical,  ///< the entry's body is not as the program writes it
    hash_missing,        ///< the place has no hash in the tree
    entry_altered,       ///< the entry is not the one that was sealed
    node_missing,        ///< a hash above the leaves is not there
    node_altered,        ///< a hash above the leaves is not that of the two below it
    head_altered,        ///< a head's row is not what its note says, or the note is broken
    head_not_signed,     ///< a head's note is not signed by the log's key
    head_differs,        ///< a head was signed over other entries than these
    known_head_differs,  ///< a head that was kept elsewhere was signed over other entries
    place_too_many,      ///< places, hashes or heads outside of the log: entries are gone, or more
    head_missing,        ///< the last entries of the tree have no signed head
    known_head_beyond,   ///< a head that was kept elsewhere is of a larger log
    place_doubled,       ///< an entry waits for a place that it has
    waiting_missing,     ///< what waits for its place is not in the journal
    entry_without_place, ///< an entry neither is in the log nor waits for it
    version_missing,     ///< the entry before this one in its stream is not there
    cosignature_alone,   ///< a witness' word on a head that is not there
    cosignature_altered, ///< a witness' word that its key did not sign
};
std::string_view name_of(LogWrong);

struct LogFault {
    LogWrong why = LogWrong::entry_altered;
    /// The first entry that may be meant; 0 when there is none to name.
    std::int64_t entry = 0;
    /// The place of that entry in the log, or the size of the head; -1 without one.
    std::int64_t place = -1;
};

struct LogChecked {
    std::int64_t entries = 0; ///< that were read
    std::int64_t heads = 0;
    std::int64_t unsealed = 0; ///< entries that wait for their place: nothing protects them yet
    crypto::TreeHead head;     ///< of what was read
    std::optional<LogFault> fault;
};

struct LogQuestion {
    crypto::NoteVerifier key;                    ///< that signs the heads
    std::vector<crypto::TreeHead> known;         ///< heads that were kept elsewhere
    std::vector<crypto::NoteVerifier> witnesses; ///< whose cosignatures are verified
    /// Entries before this one of the known heads were checked another time: they are not read.
    std::optional<crypto::TreeHead> since;
    std::int64_t range_min = 1 << 16; ///< places that are worth a thread of their own
};

/// Reads journal, leaves, tree and heads some thousand entries at a time, in as many ranges of
/// places as there are processors, each on a thread and a connection of its own. Places are only
/// added, so the log that the first connection has seen is the one that all of them check.
LogChecked check_log(sql::Database&, const LogQuestion&);

}
