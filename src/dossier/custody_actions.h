#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/custody.h"
#include "src/dossier/dossier_actions.h"

namespace motcua::dossier {

/// The members "kept" and "kept_by" of an entry by which a counter takes papers in; nothing is
/// added where the one who acts stands at no counter of the dossier's receiving unit.
void add_kept(json::Object& body, const office::Actor&, const std::string& receiving_unit,
              const std::vector<FiledPaper>& kept);

/// The members "returned" and "return_way" of an entry, and to whom in its secret; or why not.
std::optional<Refusal> add_returned(office::Act&, const Dossier&, const Returning&,
                                    json::Object& body, std::optional<json::Object>& secret);

/// Originals go back outside an act that ends the dossier: later, or from another sub-unit.
Outcome give_back(office::Act&, const Rulebook&, const Target&, const Returning&);

}
