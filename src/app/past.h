#pragma once
#include "src/app/settings.h"
#include "src/app/wiring.h"

namespace motcua::app {

/// The command `demo history`: loads the demo and writes its past. Exit 1 when something was filed
/// before, or when the demo has no past.
int write_past(const Settings&);

/// The same at a first start: only when the demo is new, has a past, and nothing was filed.
void write_past_at_first_start(Parts&, const Settings&);

}
