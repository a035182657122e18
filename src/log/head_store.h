#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/log/kept_head.h"
#include "src/log/standing.h"
#include "src/office/tree.h"

namespace motcua::log {

/// A head in a list of them.
struct HeadLine {
    crypto::TreeHead head;
    base::Instant at;
    std::int64_t cosignatures = 0;
};
/// Heads of a size below `before`, newest first; all of them for 0.
std::vector<HeadLine> heads_before(sql::Session&, std::int64_t before, std::int64_t limit);

/// A line that a witness gave for a head.
struct Cosignature {
    std::string witness;
    std::string line;
    base::Instant at;
};
/// Those of the head of that size, by name of the witness.
std::vector<Cosignature> cosignatures_of(sql::Session&, std::int64_t size);

/// Entries without a place yet, which nothing protects. No more than `waiting_max` are counted.
struct Waiting {
    std::int64_t entries = 0;
    std::optional<base::Instant> oldest_at;
};
inline constexpr std::int64_t waiting_max = 1000;
Waiting waiting_for_place(sql::Session&);

/// What is known of each witness, by its name.
std::vector<WitnessReport> reports_of_witnesses(sql::Session&);

/// What the log says of a head that was kept.
struct Comparison {
    KeptHeadFate fate = KeptHeadFate::not_signed;
    office::SignedHead newest;
    crypto::Proof proof; ///< where the head is part of the log
};
/// Nothing while no head was signed.
std::optional<Comparison> compare(sql::Session&, const KeptHead&, const crypto::NoteVerifier& log);

}
