#pragma once
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// How a dossier ended, was nearly ended, or was late, for the answer of GET: withdrawal
/// {requested_at,reason,settled_at,agreed,answer}, stop{cause,stopped_at,reason}, delay{cause,
/// sub_unit,due_before,due_at,announced_at,explanation}, each or null; annulled[{notation,
/// annulled_at,reason}].
json::Object endings_in(sql::Session&, const office::Vault&, DossierId);

}
