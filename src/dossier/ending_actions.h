#pragma once
#include <array>
#include <string>
#include <string_view>

#include "src/dossier/dossier_actions.h"

namespace motcua::dossier {

/// Whether a withdrawal can be asked for now: until a result has been decided on.
bool may_withdraw(const Dossier&);
/// The person who filed, or the counter for them, takes the dossier back. Before acceptance that
/// ends it; afterwards the office agrees or says why not (state 7).
Outcome request_withdrawal(office::Act&, const Rulebook&, const Target&, const std::string& reason,
                           const Returning& = {});
/// Agreed: state 8. Not agreed: a reason, and on from where it came.
Outcome settle_withdrawal(office::Act&, const Rulebook&, const Target&, bool agreed,
                          const std::string& reason, const Returning& = {});

/// Why settlement ends without a result: examined and not eligible (decree 61/2018 art. 19.8), the
/// supplement never came, the person asked for it (circular 03/2025, form 05).
inline constexpr std::array stop_causes{"not_eligible", "not_supplemented", "on_request"};
bool may_stop(const Dossier&);
/// By whoever holds the open step; the reason goes to the person.
Outcome stop(office::Act&, const Rulebook&, const Target&, const std::string& cause,
             const std::string& reason, const Returning& = {});

/// Who or what made a dossier late.
inline constexpr std::array delay_causes{"objective", "consulted_agency", "citizen", "officer"};
struct Delay {
    std::string cause;
    std::int64_t working_days = 0; ///< from now to the new due date
    std::string explanation;       ///< goes to the person with the apology
};
inline constexpr std::int64_t delay_days_max = 60;
bool may_delay(const Dossier&);
/// An apology with a new due date, once (decree 61/2018 art. 19.9). Both dates are kept.
Outcome announce_delay(office::Act&, const Rulebook&, const Target&, const Delay&);

bool may_correct(const Dossier&, const office::Actor&);
/// A result that was wrong, or a stop that was: back to settlement at the agency's own cost (decree
/// 61/2018 art. 21). The number of the wrong result stays used.
Outcome correct(office::Act&, const Rulebook&, const Target&, const std::string& reason);

}
