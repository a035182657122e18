#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/calendar/clocks.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// When somebody outside had to act first.
struct WaitRow {
    base::Instant since;
    std::optional<base::Instant> until; ///< nothing while it lasts
    State state = State::awaiting_supplement;
    std::int64_t entry = 0; ///< with which it began
};
/// In order.
std::vector<WaitRow> waits_of(sql::Session&, DossierId);

/// Codes of the add-ons that were given, in order.
std::vector<std::string> add_ons_of(sql::Session&, DossierId);
/// Together with the base where the unit is the same, else after it.
void lengthen(calendar::Matter&, const catalogue::AddOn&);

/// What both clocks of an accepted dossier are reckoned from: since its acceptance, or since the
/// correction with which it was taken up again. Moments are whole seconds, as derivations tell
/// them. An apology that came too late extends nothing and is left out.
std::optional<calendar::Matter> matter_of(sql::Session&, const Rulebook&, const Dossier&);

/// The members of an entry that fixes the legal due date by this matter. Empty where a later day
/// was promised; nothing where no calendar reaches that far.
std::optional<json::Object> legal_due_body(sql::Session&, const Rulebook&, const Dossier&,
                                           const calendar::Matter&, base::Instant now);
/// The members of an entry with which the limit goes on, since what was waited for has come: anew
/// or from where it stood, as the rules of the day say on which the wait began. Empty where the due
/// date stays; nothing where no calendar reaches that far.
std::optional<json::Object> limit_going_on(sql::Session&, const Rulebook&, const Dossier&,
                                           base::Instant now);

/// Both clocks, for others to read: `first_due_at`, `legal_due_at`, `standing`, `extended`, `waits`
/// (each with `cause`, `from`, `to`, `legal_clock` and `entry`, with which it began) and `index`
/// (`ended_at`, `waited_minutes`, `requests`, `late`). Nothing before acceptance.
std::optional<json::Object> clocks_in(sql::Session&, const Rulebook&, const Dossier&,
                                      base::Instant now);

}
