#pragma once
#include <vector>

#include "src/dossier/custody_view_store.h"
#include "src/dossier/hand_over_store.h"

namespace motcua::counter {

/// The sub-units to which this officer belongs, each once.
std::vector<dossier::Keeper> places_of(const office::Actor&);

/// A list as both sides see it: hand_over (its code), version, etag, state, from, to,
/// given_by, given_at, received_by (null), received_at (null).
json::Object describe(sql::Session&, const dossier::HandOver&, const dossier::Onlooker&);
/// Its lines: line, code (of the dossier), procedure (name), paper, name, originals, state, open
/// (can still be confirmed).
json::Array describe_lines(sql::Session&, const dossier::Rulebook&, const dossier::HandOver&,
                           const dossier::Onlooker&);

/// What a sub-unit has to hand over, by where it is wanted.
struct Batch {
    dossier::Keeper to;
    std::vector<dossier::OriginalLine> lines;
    std::int64_t dossiers = 0;
};
std::vector<Batch> batches_of(const std::vector<dossier::OriginalLine>&);

}
