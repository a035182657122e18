#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "src/office/evidence.h"
#include "src/office/office.h"

namespace motcua::office {

/// The table of a difference that is an entry, by its number, which cannot be carried out.
inline constexpr std::string_view not_applicable = "entries";

struct Rebuilt {
    std::int64_t entries = 0;
    std::vector<Difference> differences; ///< at most one of secrets, of state rows and of triggers
};

/// Applies the whole journal to an empty SQLite database at `scratch` (of which nothing stays)
/// with the very functions that wrote the state, holds each secret against its commitment on the
/// way, and compares each journaled table of `migrations`/tables.txt row by row; then looks for the
/// guards that keep the journal: all in one consistent picture of the office's database. Where a
/// secret was altered no more is applied, and nothing compared.
Rebuilt rebuild_and_compare(Office&, const std::filesystem::path& migrations,
                            const std::filesystem::path& scratch);

}
