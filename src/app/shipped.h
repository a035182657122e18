#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "src/organisation/areas.h"

namespace motcua::app {

/// Shipped texts; each throws std::runtime_error that names the file when it is not readable.
std::string content_of(const std::filesystem::path& file);
json::Value json_of(const std::filesystem::path& file);
/// All *.json of a folder, by name.
std::vector<json::Value> jsons_in(const std::filesystem::path& folder);

/// A line of a shipped table, by the names in its first line.
using TableRow = std::map<std::string, std::string, std::less<>>;
std::vector<TableRow> table_of(const std::filesystem::path& file);

organisation::AreaTexts area_texts(const std::filesystem::path& home);

}
