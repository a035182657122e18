#pragma once
#include "src/app/settings.h"

namespace motcua::app {

/// Each prints for people, or only JSON with --json; exit 0 clean, 1 problem or difference, 2
/// usage.
int check(const Settings&);
int migrate(const Settings&);
int rebuild_check(const Settings&);
int print_demo_accounts(const Settings&);
int load_demo_only(const Settings&);

}
