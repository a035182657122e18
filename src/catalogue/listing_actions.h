#pragma once
#include <string>

#include "src/catalogue/listing.h"
#include "src/office/act.h"

namespace motcua::catalogue {

enum class Listed { added, changed, same };

/// Takes a source's listing into the register: information only, also where the procedure is
/// published already; what was published stays as it is. `source` says where the record was read.
Listed list_procedure(office::Act&, const Listing&, const std::string& source);

}
