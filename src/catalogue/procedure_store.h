#pragma once
#include <string>

#include "src/catalogue/procedure.h"
#include "src/office/journal.h"

namespace motcua::catalogue {

/// Reads a procedure's text (data/procedures); throws std::runtime_error naming what is wrong.
Procedure procedure_from(json::Value text, std::int64_t revision);
Procedure get(sql::Session&, const std::string& code, std::int64_t revision);

void apply_publication(office::Applying, const office::Entry&);

}
