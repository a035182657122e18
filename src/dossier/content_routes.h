#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::dossier {

/// GET /files/{id} and /api/v1/files/{id}: the content, for its uploader and for those who may see
/// a dossier in which it stands. An officer's reading is noted before it is answered.
http::Response get_content(web::Visit&, const House&);

}
