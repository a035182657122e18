#pragma once
#include "src/app/settings.h"

namespace motcua::app {

/// Opens everything, loads the demo when asked, serves until SIGTERM or SIGINT. Returns the exit
/// status.
int serve(const Settings&);

}
