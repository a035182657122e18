#pragma once
#include "lib/json/value.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// The members due_at, provisional, calendar, calendar_revision and derivation of an entry that
/// fixes a due date.
json::Object body_of(const calendar::Due&, const catalogue::Variant&, const CalendarInForce&,
                     base::Instant received_at);

}
