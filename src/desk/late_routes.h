#pragma once
#include "lib/html/templates.h"
#include "lib/json/value.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// Fields for the cause and the desk of a dossier that is late, as the list "late" of a form; none
/// where nobody has to say it. `form` keeps the fields of two forms of a page apart.
void show_late(html::Values& form_values, const web::Visit&, const json::Value& described,
               const std::string& form);

}
