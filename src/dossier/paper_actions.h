#pragma once
#include <optional>
#include <vector>

#include "src/catalogue/procedure.h"
#include "src/dossier/dossier.h"
#include "src/dossier/refusal.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// What is wrong with papers that somebody brings: a paper the variant does not list, one named
/// twice, unbelievable counts, too many files, a file of somebody else's.
std::optional<Refusal> fault_in(office::Act&, const catalogue::Variant&,
                                const std::vector<FiledPaper>&);
/// Papers as they stand in an entry's body.
json::Array papers_body(const std::vector<FiledPaper>&);
/// Adds to an act what the files are that its body names (papers, photos, documents), so that they
/// cannot be exchanged later. Every act on a dossier passes here.
void bind_contents(office::Act&, office::Draft&);

}
