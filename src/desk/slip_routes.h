#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// GET /dossiers/{code}/slip: to print and hand over. Before the acceptance it says that the
/// dossier was filed, after it when it is due; after a rejection why it was not taken in.
http::Response show_slip(web::Visit&, const dossier::House&);

/// Which paper that is for a described dossier: "not_yet", "accepted" or "rejected".
std::string slip_kind(const json::Value& described);

}
