#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/custody.h"
#include "src/dossier/dossier_store.h"
#include "src/dossier/handing.h"
#include "src/dossier/outcome_actions.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// Which version of the dossier (or of its open step) the one who acts has seen: If-Match.
struct Expected {
    bool given = false;
    bool any = false;
    std::vector<std::int64_t> versions;
};

/// Why a dossier is late, one of `delay_causes`, and at which desk; "" and "" for the one whose
/// step used most beyond its share. Read only where somebody has to say it.
struct LateReason {
    std::string cause;
    std::string agency = {};
    std::string sub_unit = {};
};

/// Which dossier, and for acts on a named step, which step.
struct Target {
    std::string code;
    Expected expected;
    std::string step; ///< "" : the open one
    LateReason late = {};
};

/// Why a decision goes against the person, or a word to the next officer; sealed, never in the
/// body.
constexpr std::size_t remark_bytes_max = 4000;

/// How a signatory may sign: in the own name, for the whole, in place, by order, by mandate,
/// acting.
inline constexpr std::array forms_of_authority{"", "TM.", "KT.", "TL.", "TUQ.", "Q."};

/// The counter takes the dossier in: the legal clock starts, the due date is fixed. `counted`:
/// papers as the officer holds them, whatever was stated before; others stay as stated.
Outcome accept(office::Act&, const Rulebook&, const Target&,
               const std::vector<FiledPaper>& counted);
/// Not taken in (refusal slip), with a reason.
Outcome reject(office::Act&, const Rulebook&, const Target&, const std::string& reason,
               const Returning& = {});
/// The head of the sub-unit names the case officer by login; "": the one with the fewest open
/// steps.
Outcome assign(office::Act&, const Rulebook&, const Target&, const std::string& login);
/// The case officer has settled.
Outcome complete(office::Act&, const Rulebook&, const Target&, const std::string& remark);

/// What was seen where it stands (decree 61/2018 art. 19.3): when, in words, in photos.
struct SiteVisit {
    std::optional<base::Instant> visited_at;
    std::string note;
    std::vector<std::int64_t> photos; ///< files that the officer uploaded
};
Outcome visit_site(office::Act&, const Rulebook&, const Target&, const SiteVisit&);
/// Back to an earlier step that the process allows; "": the first it allows.
Outcome send_back(office::Act&, const Rulebook&, const Target&, const std::string& to,
                  const std::string& reason);
/// The signatory signs, in a form of authority (TM., KT., TL., TUQ., Q. or none).
Outcome approve(office::Act&, const Rulebook&, const Target&, const std::string& form_of_authority);
/// The records clerk numbers, dates and issues the result; the number comes from a gap-free book.
/// `documents` are files that the clerk uploaded: the result as it was signed.
Outcome issue(office::Act&, const Rulebook&, const Target&,
              const std::vector<std::int64_t>& documents);
/// The result is handed over to the owner, or to whoever has a paper that says so.
Outcome deliver(office::Act&, const Rulebook&, const Target&, const Handing&);

}
