#pragma once
#include "src/catalogue/listing_store.h"
#include "src/web/visit.h"

namespace motcua::portal {

/// The page of a procedure that is only listed: what its source says, marked as not verified, and
/// no way to file.
http::Response show_listed(const web::Visit&, const catalogue::ListedRow&);

}
