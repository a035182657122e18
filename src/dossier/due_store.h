#pragma once
#include <optional>

#include "lib/json/value.h"
#include "src/catalogue/layer.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// The members due_at, provisional, calendar, calendar_revision and derivation of an entry that
/// fixes a due date.
json::Object body_of(const calendar::Due&, const catalogue::Variant&, const CalendarInForce&,
                     base::Instant received_at);

/// The dossier's variant with the limit that the province's decision in force on this day gives it.
catalogue::Variant variant_on(sql::Session&, const Rulebook&, const Dossier&, base::Day);
/// The members of an entry with which the dossier's limit begins anew at this moment, by the
/// decision that was in force when it was accepted; nothing where no calendar reaches that far.
std::optional<json::Object> limit_anew(sql::Session&, const Rulebook&, const Dossier&,
                                       base::Instant);

/// What the People's Council had fixed for the variant's fees on the day of filing.
catalogue::Prices prices_of(sql::Session&, const Dossier&, const catalogue::Variant&);

}
