#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "src/office/office.h"

namespace motcua::office {

/// A place where the database is not what it should be.
struct Difference {
    std::string table;
    std::string row; ///< the row's key as text, or "trigger" and its name
    std::string why; ///< "missing", "too many", or the column that differs
};

struct Rebuilt {
    std::int64_t entries = 0;
    std::vector<Difference> differences; ///< at most one of secrets, of state rows and of triggers
};

/// Holds each secret against its commitment; then applies the whole journal to an empty SQLite
/// database at `scratch` (made, and removed at the end) with the very functions that wrote the
/// state, and compares each journaled table of `migrations`/tables.txt row by row; then looks for
/// the triggers that keep the journal: all in one consistent picture of the office's database.
/// Where a secret was altered nothing is applied.
Rebuilt rebuild_and_compare(Office&, const std::filesystem::path& migrations,
                            const std::filesystem::path& scratch);

}
