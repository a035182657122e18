#pragma once
#include "src/organisation/areas.h"
#include "src/web/visit.h"

namespace motcua::organisation {

/// The public register of agencies, by API and page: /agencies and /agencies/{code}. The areas must
/// outlive the routes.
web::Routes agency_routes(const Areas&);

}
