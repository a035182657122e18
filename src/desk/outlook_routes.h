#pragma once
#include "lib/html/templates.h"
#include "src/dossier/rederivation_actions.h"

namespace motcua::desk {

/// What a publication would do to open dossiers, for the API and for desk/outlook.tpl.
json::Object describe(const dossier::Outlook&);
void show_outlook(html::Values&, const html::Locale&, const dossier::Outlook&);

}
