#pragma once
#include "src/organisation/areas.h"
#include "src/web/visit.h"

namespace motcua::organisation {

/// Areas of all eras, by API, and the page that leads from an old one to today's and to the agency
/// that serves it: /areas. The areas must outlive the routes.
web::Routes area_routes(const Areas&);

}
