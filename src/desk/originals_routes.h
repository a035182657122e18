#pragma once
#include <string_view>

#include "src/dossier/dossier.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// The section of a dossier's page that says where the originals are, with the act that gives them
/// back by itself; nothing where the office keeps none.
void show_originals(html::Values& into, web::Visit&, const dossier::Dossier&,
                    const json::Value& described);

/// The fields of an act by which it gives originals back, as section `name` of `into`; left out
/// where the visitor has none at hand: then null. `act`: as in the address; `asks_recipient`: also
/// to whom.
html::Values* show_returning(html::Values& into, std::string_view name, const web::Visit&,
                             const json::Value& described, std::string_view act,
                             bool asks_recipient);

}
