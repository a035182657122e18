#pragma once
#include "lib/json/value.h"
#include "lib/sql/session.h"
#include "src/app/history/plan.h"
#include "src/dossier/dossier_store.h"

namespace motcua::history {

/// From data/demo/NAME/history.json and what is published. Throws when they do not go together.
Material material_from(const json::Value& text, sql::Session&, const dossier::Rulebook&);

}
