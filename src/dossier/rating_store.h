#pragma once
#include <optional>

#include "src/dossier/dossier.h"
#include "src/dossier/rating.h"
#include "src/office/journal.h"

namespace motcua::dossier {

LastTurn last_turn_of(sql::Session&, const Dossier&);

/// What was said of a turn, without the words.
struct RatingRow {
    Rating rating;
    base::Instant rated_at;
    std::int64_t entry = 0; ///< whose secret is the words
};
std::optional<RatingRow> rating_of(sql::Session&, DossierId, std::int64_t turn);

/// The rating's own stream: an officer who acts on the dossier meanwhile is not in its way.
std::int64_t rating_stream(const Dossier&, std::int64_t turn);
void apply_rating(office::Applying, const office::Entry&);

}
