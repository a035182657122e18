#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/json/value.h"

namespace motcua::catalogue {

enum class CsvProblem { unclosed_quote, wrong_number_of_cells, bad_limit, bad_fee, bad_paper };
std::string_view name_of(CsvProblem);

/// The cells of one line (RFC 4180, without line ends inside of cells).
std::optional<std::vector<std::string>> csv_cells(std::string_view line);

/// Whether a file that begins with this line is a table of procedures of ours; columns may stand in
/// any order, `code`, `name` and `tiers` must be there, and unknown ones are not taken.
bool is_csv_header(const std::vector<std::string>& header);

/// A line as a record of our own shape, for listing_of.
base::Result<json::Value, CsvProblem> csv_record(const std::vector<std::string>& header,
                                                 std::string_view line);

}
