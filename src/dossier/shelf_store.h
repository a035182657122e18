#pragma once
#include <vector>

#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// After so many days a result counts as unclaimed, and is reminded of; after so many more the
/// office looks for the person. Practice of one-stop desks (recalled), not a rule of law.
inline constexpr std::int64_t unclaimed_days = 15;
inline constexpr std::int64_t long_unclaimed_days = 30;

/// Results that wait to be collected within the scope; those who wait longer are among the others.
struct ShelfCount {
    std::int64_t waiting = 0;
    std::int64_t unclaimed = 0;
    std::int64_t long_unclaimed = 0;
};
ShelfCount count_shelf(sql::Session&, const office::Scope&, base::Instant now);

/// A result that is to be collected at the counter, unclaimed, and not reminded of.
struct Unclaimed {
    std::string code;
    std::int64_t step = 0;
};
std::vector<Unclaimed> unclaimed_results(sql::Session&, base::Instant now, std::int64_t limit);
/// False when it was reminded of before.
bool note_reminder(sql::Session&, DossierId, std::int64_t step, base::Instant now);

}
