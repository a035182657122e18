#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/dossier_store.h"
#include "src/office/journal.h"

namespace motcua::dossier {

/// Why a turn is late, and whose desk it was.
struct LateCauseRow {
    std::string cause;
    std::string agency;
    std::string sub_unit;
    base::Instant named_at;
};
/// Of the dossier's last turn.
std::optional<LateCauseRow> late_cause_of(sql::Session&, DossierId);

/// Whether the open turn is late at this moment, and nobody has said why: neither with an apology
/// in this turn nor with an earlier act. While the citizen has to act, the clock stands.
bool is_late_unexplained(sql::Session&, DossierId, base::Instant now);

/// A desk that had a step of the dossier.
struct Desk {
    std::string agency;
    std::string sub_unit;
    bool operator==(const Desk&) const = default;
};
/// Those that can be named for a dossier that is late: the first stands when none is. It is the one
/// whose step used most beyond its share, else the one that has the dossier now.
std::vector<Desk> desks_of(sql::Session&, const Rulebook&, const Dossier&, base::Instant now);

/// Part of entries that go on with a step: notes what they say in `late`.
void note_late_cause(office::Applying, const office::Entry&);

}
