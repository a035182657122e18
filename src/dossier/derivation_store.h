#pragma once
#include "lib/sql/session.h"

namespace motcua::dossier {

/// How many due dates do not follow from their own derivation: a checker that knows nothing of the
/// engine holds each against the revisions of calendars that it names. Those that were reckoned
/// before derivations had stretches are passed over.
std::int64_t derivations_without_truth(sql::Session&);

}
