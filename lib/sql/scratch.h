#pragma once
#include "lib/sql/database.h"

namespace motcua::sql {

/// An empty SQLite database with all migrations of a folder, for what this process alone needs; the
/// file is made where it is said, and has no name any more.
std::unique_ptr<Database> open_scratch(const std::filesystem::path& file,
                                       const std::filesystem::path& migrations);

}
