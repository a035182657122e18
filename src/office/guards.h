#pragma once
#include <optional>

#include "src/office/evidence.h"

namespace motcua::office {

/// The first guard of the database that is not as the migrations made it: a trigger that is gone,
/// off, altered, on another table or one too many; on PostgreSQL also a rewriting rule, or a right
/// of the serving role to change what must only grow. `scratch` is a new SQLite database with the
/// same migrations.
std::optional<Difference> first_altered_guard(sql::Session&, sql::Session& scratch);

}
