#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/catalogue/procedure.h"
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// What is asked for, for desk/supplement.tpl; it leads to the page that brings it. True when the
/// visitor may bring it now.
bool show_supplement(html::Values& into, const web::Visit&, const dossier::Dossier&,
                     const json::Value& text);

/// The form that asks for a supplement, as section "supplement_request" of desk/acts.tpl.
void show_supplement_request(html::Values& acts, const web::Visit&, const catalogue::Procedure&,
                             const std::string& variant);

/// The papers ticked in that form.
std::vector<std::string> asked_papers(const web::Visit&);
/// A sentence about the first number of originals or copies that is none.
std::optional<std::string> wrong_count(const web::Visit&, const catalogue::Variant&);

/// Every paper of the variant with the counts stated so far, as list "counted_papers" of the form
/// that accepts; and what comes back with that form.
void show_counted_papers(html::Values& acts, web::Visit&, const dossier::Dossier&,
                         const catalogue::Variant&);
std::vector<dossier::FiledPaper> counted_papers(const web::Visit&, const catalogue::Variant&);

}
