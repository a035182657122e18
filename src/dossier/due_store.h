#pragma once
#include <optional>
#include <string>

#include "lib/json/value.h"
#include "src/catalogue/layer.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// What a due date was reckoned from, to be told with it.
struct Basis {
    calendar::TermRun run;
    std::string source; ///< of the limit
    std::string certainty;
    CalendarInForce calendar;
    TimeRulesInForce rules;
};
/// The limit of a variant from a moment on.
Basis basis_of(const catalogue::Variant&, base::Instant from, CalendarInForce, TimeRulesInForce);
/// By the rules in force on the day on which the term begins.
base::Result<calendar::Due, calendar::DueProblem> due_by(const Basis&);

/// The members due_at, provisional, calendar, calendar_revision and derivation of an entry that
/// fixes a due date.
json::Object body_of(const calendar::Due&, const Basis&);

/// The dossier's variant with the limit that the province's decision in force on this day gives it.
catalogue::Variant variant_on(sql::Session&, const Rulebook&, const Dossier&, base::Day);
/// The members of an entry with which the dossier's limit begins anew at this moment, by the
/// decision that was in force when it was accepted; nothing where no calendar reaches that far.
std::optional<json::Object> limit_anew(sql::Session&, const Rulebook&, const Dossier&,
                                       base::Instant);

/// What the People's Council had fixed for the variant's fees on the day of filing.
catalogue::Prices prices_of(sql::Session&, const Dossier&, const catalogue::Variant&);

}
