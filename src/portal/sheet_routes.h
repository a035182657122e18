#pragma once
#include "src/dossier/submission_actions.h"
#include "src/portal/draft_store.h"
#include "src/portal/filing_page_routes.h"

namespace motcua::portal {

/// The sheet of this procedure and variant, or the answer when there can be none.
base::Result<Sheet, http::Response> sheet_for(web::Visit&, const dossier::House&);

/// What nobody has typed yet: the schema's defaults and the visitor's own details.
void fill_in(web::Visit&, Sheet&);
/// What came with this request: fields, and files with what could not be kept of them.
void read_request(web::Visit&, const dossier::House&, Sheet&, std::vector<Fault>&);
/// What a draft holds, and back.
void read_draft(web::Visit&, Sheet&, const json::Value& content);
json::Value draft_content(const Sheet&);

dossier::Filing filing_of(const Sheet&);
/// Everything that is wrong with it, in the order of the page.
std::vector<Fault> faults_in(const html::Locale&, const Sheet&, const dossier::Filing&,
                             const dossier::Checked&);
dossier::Checked checked(web::Visit&, const dossier::House&, const dossier::Filing&);

/// Parts of the whole, for pages that ask for less.
void add_form_faults(const html::Locale&, const Sheet&, const std::vector<json::Fault>&,
                     std::vector<Fault>&);
void add_count_faults(const html::Locale&, const Sheet&, std::vector<Fault>&);

/// The sheet's draft of this visitor.
std::optional<Draft> draft_here(web::Visit&, const Sheet&);

}
