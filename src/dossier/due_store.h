#pragma once
#include "lib/json/value.h"
#include "src/catalogue/layer.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// The members due_at, provisional, calendar, calendar_revision and derivation of an entry that
/// fixes a due date.
json::Object body_of(const calendar::Due&, const catalogue::Variant&, const CalendarInForce&,
                     base::Instant received_at);

/// What the People's Council had fixed for the variant's fees on the day of filing.
catalogue::Prices prices_of(sql::Session&, const Dossier&, const catalogue::Variant&);

}
