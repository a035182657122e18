#pragma once
#include "src/office/journal.h"

namespace motcua::dossier {

/// The turns of dossiers, which reports count: part of applying every entry of a dossier. The
/// first is noted when the dossier's own row is there.
void note_first_turn(office::Applying, const office::Entry&);
void note_turn(office::Applying, const office::Entry&);

}
