#pragma once
#include "src/dossier/fees.h"
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// What the dossier costs and what was paid, for desk/fees.tpl; with the form to take cash where
/// the visitor stands at its counter. `text` is the described dossier.
void show_fees(html::Values& into, web::Visit&, const dossier::Dossier&, const json::Value& text);

/// The lines that were ticked in that form.
std::vector<dossier::PaidLine> ticked_lines(const web::Visit&);

/// What a described fee costs and whether it is paid, with the number of its receipt.
std::string fee_in_words(const html::Locale&, const json::Value& fee);

}
