#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// The members supplement_due_at, supplement_remind_at and supplement_derivation of a request for a
/// supplement: empty where the procedure says nothing, nothing where no calendar reaches that far.
std::optional<json::Object> supplement_term(sql::Session&, const Rulebook&, const Dossier&,
                                            base::Instant asked_at);

/// Dossiers that wait for a supplement whose reminder's moment has come, whose day is not over and
/// that were not reminded of: their codes, the most urgent first.
std::vector<std::string> supplements_to_remind(sql::Session&, base::Instant now,
                                               std::int64_t limit);
/// Those that wait for one whose day is over.
std::vector<std::string> lapsed_supplements(sql::Session&, base::Instant now, std::int64_t limit);

/// False when it was reminded of before.
bool note_supplement_reminder(sql::Session&, DossierId, base::Instant now);

}
