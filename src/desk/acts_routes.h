#pragma once
#include "src/dossier/dossier_store.h"
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// The forms of what this visitor may do on the open step, as section "acts" of desk/acts.tpl; with
/// what was typed before where an act was refused. `may_ask`: no supplement was asked for yet, and
/// the step is one that may. True when there is any.
bool show_acts(html::Values& into, web::Visit&, const dossier::House&, const dossier::Dossier&,
               const json::Value& described, bool may_ask);

/// POST on a dossier, by the act's name: "acceptance", "send_back" …
web::Handler act_handler(const dossier::House&, std::string act);

}
