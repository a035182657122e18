#pragma once
#include <string>
#include <vector>

#include "src/dossier/custody.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// All lots of a dossier, those that went back too, by paper.
std::vector<Original> originals_of(sql::Session&, DossierId);

/// A lot on a list of lots of many dossiers.
struct OriginalLine {
    std::string code;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    std::string variant;
    State state = State::submitted;
    std::int64_t dossier_id = 0;
    Original original;
    Keeper wanted;               ///< where the open step is; after the end where it came in
    std::string hand_over;       ///< the last list that it was on; "" none
    base::Instant ended_at = {}; ///< of the dossier, on the list of what is still in the house
};
inline constexpr std::int64_t original_lines_max = 500;
/// A list that nobody has confirmed for so long is looked for.
inline constexpr std::chrono::hours unconfirmed_for{24};

/// Lots that this sub-unit has and that are wanted elsewhere, by where, then as they came. Nothing
/// for a sub-unit outside the scope.
std::vector<OriginalLine> list_to_hand_over(sql::Session&, const office::Scope&, const Keeper&);
/// What was on a list and was not confirmed: said to be missing, or on its way since before then.
std::vector<OriginalLine> list_missing(sql::Session&, const office::Scope&, base::Instant before);
/// What is still in the house although the dossier has ended, the longest first.
std::vector<OriginalLine> list_unreturned(sql::Session&, const office::Scope&);

/// Parts of entries that bring originals ("kept") or give them back ("returned").
enum class Keeping { more, anew };
void keep_originals(office::Applying, const office::Entry&, Keeping);
void return_originals(office::Applying, const office::Entry&);
void apply_return(office::Applying, const office::Entry&);

}
