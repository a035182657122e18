#pragma once
#include "src/dossier/custody_store.h"
#include "src/dossier/dossier_view_store.h"

namespace motcua::dossier {

/// A sub-unit by its names as they are that day: agency{code,name}, sub_unit{code,name}.
json::Object described(sql::Session&, const Keeper&, const Onlooker&);

/// The originals that the office keeps or kept: paper, name, lot, originals, whereabouts, since,
/// keeper, to (null unless it is on its way or missing), holder (login of who confirmed to have it;
/// null for citizens), return_way, recipient (opened).
json::Array originals_in(sql::Session&, const office::Vault&, const catalogue::Variant&, DossierId,
                         const Onlooker&);
/// A line of a list of originals: code, status, paper, name, and the members above without
/// recipient; wanted, hand_over, ended_at, days (since it ended, or since it is where it is).
json::Object described(sql::Session&, const Rulebook&, const OriginalLine&, const Onlooker&);

}
