#pragma once
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "src/calendar/due.h"
#include "src/catalogue/procedure.h"
#include "src/dossier/dossier.h"

namespace motcua::dossier {

/// What an acceptance establishes (decree 61/2018 art. 17; now decree 118/2025).
struct Acceptance {
    base::Instant accepted_at;
    calendar::Due due;
};

enum class AcceptanceProblem { wrong_state, papers_missing, no_due_date };

/// The required papers of the variant for which neither file nor original was given. The page asks
/// the same question. Papers needed on a condition are for the officer's eyes.
std::vector<std::string> missing_papers(const std::vector<FiledPaper>&, const catalogue::Variant&);

/// What was stated, with the counts that the officer found: those stand, files are added to.
std::vector<FiledPaper> counted_anew(std::vector<FiledPaper> stated,
                                     const std::vector<FiledPaper>& counted);

base::Result<Acceptance, AcceptanceProblem>
decide_acceptance(const Dossier&, const std::vector<FiledPaper>&, const catalogue::Variant&,
                  const calendar::OfficeCalendar&, const calendar::TimeRules&, base::Instant now);

}
