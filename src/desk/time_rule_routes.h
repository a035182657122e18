#pragma once
#include "src/web/site.h"

namespace motcua::desk {

/// Pages and API of the rules of time: what counts in which era, and what a change would do.
web::Routes time_rule_routes();

}
