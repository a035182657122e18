#pragma once
#include <optional>
#include <string>

#include "src/dossier/dossier_actions.h"
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// What became of a withdrawal, why it was stopped, the apology, results taken back: for
/// desk/endings.tpl; and the forms of those acts that this visitor may do, for
/// desk/ending_forms.tpl. True when there is a form.
bool show_endings(html::Values& into, const web::Visit&, const dossier::Dossier&,
                  const json::Value& text);

/// The act of one of those forms by its name; nothing for other names.
std::optional<dossier::Outcome> ending_done(office::Act&, const dossier::Rulebook&,
                                            const web::Visit&, const dossier::Target&,
                                            const std::string& name);

}
