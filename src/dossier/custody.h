#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.h"
#include "src/catalogue/procedure.h"
#include "src/dossier/dossier.h"

namespace motcua::dossier {

/// A sub-unit that has originals in its hands.
struct Keeper {
    std::string agency;
    std::string sub_unit;
    bool operator==(const Keeper&) const = default;
};

/// here: with its keeper; on_the_way: on a hand-over list that nobody has confirmed yet; missing:
/// the list was confirmed without it, so that the giver answers for it; returned: not in the house.
enum class Whereabouts { here, on_the_way, missing, returned };
std::string_view name_of(Whereabouts);

/// How originals go back (decree 61/2018 art. 20).
/// on_file: they stay in the dossier for good, as a declaration does.
inline constexpr std::array<std::string_view, 3> return_ways{"in_person", "post", "on_file"};

/// Originals of one paper that came together and travel together: a lot.
struct Original {
    std::string paper;
    std::int64_t lot = 0; ///< version of the entry that brought them
    std::int64_t count = 0;
    Whereabouts whereabouts = Whereabouts::here;
    Keeper keeper;                           ///< who answers for it, or did at the end
    Keeper to;                               ///< where it is going or did not arrive
    base::Instant since;                     ///< it is there, on its way, missing or returned
    std::optional<office::AccountId> holder; ///< who confirmed to have it; nobody yet at first
    std::string return_way;
    std::int64_t return_entry = 0; ///< whose secret says to whom
};

/// The papers of which originals stay in the house: brought as originals and not only shown.
std::vector<FiledPaper> kept_of(const catalogue::Variant&, const std::vector<FiledPaper>&);

/// What goes back to the person in an act that ends a dossier, or by itself.
struct Returning {
    std::vector<std::string> papers;
    bool all_here = false; ///< instead of naming papers: whatever the one who acts has at hand
    std::string way = "in_person";
    std::string recipient = {}; ///< "" : whoever submitted
};
/// In the order they are checked.
enum class ReturnProblem { unknown_way, unknown_original, elsewhere };

/// The lots that go back now. Only who has a paper at hand can give it back.
base::Result<std::vector<Original>, ReturnProblem>
decide_return(const std::vector<Original>&, const Returning&, const office::Actor&);

/// Whether this officer belongs to the sub-unit that has them.
bool keeps(const office::Actor&, const Keeper&);

}
