#pragma once
#include <filesystem>
#include <string>

#include "lib/sql/session.h"

namespace motcua::sql {

/// Why this program cannot read the tables of a database, in a sentence: it lacks migrations of
/// this folder, or has others that do more than widen. "" where it can.
std::string release_fault(Session&, const std::filesystem::path& folder);

}
