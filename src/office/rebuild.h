#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "src/office/office.h"

namespace motcua::office {

/// The first place where the state differs from what the journal says.
struct Difference {
    std::string table;
    std::string row; ///< the row's key as text
    std::string why; ///< "missing", "too many", or the column that differs
};

struct Rebuilt {
    std::int64_t entries = 0;
    std::optional<Difference> difference;
};

/// Applies the whole journal to an empty SQLite database at `scratch` (made, and removed at the
/// end) with the very functions that wrote the state, and compares each journaled table of
/// `migrations`/tables.txt row by row, in one consistent picture of the office's database.
Rebuilt rebuild_and_compare(Office&, const std::filesystem::path& migrations,
                            const std::filesystem::path& scratch);

}
