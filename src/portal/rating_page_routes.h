#pragma once
#include "src/web/visit.h"

namespace motcua::portal {

/// The page on which somebody says how content they are: with an own dossier, or with that of the
/// slip in their hand (the path holds its token).
http::Response get_rating(web::Visit&);
http::Response post_rating(web::Visit&);

}
