#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/line_file.h"
#include "src/catalogue/listing.h"

namespace motcua::app {

/// One record of a file of procedures: a listing, or the name of what is wrong with its line.
struct FileRecord {
    std::int64_t line = 0;
    std::optional<catalogue::Listing> listing;
    std::string problem;
};

/// A file of procedures in any shape that is known: JSON lines or our CSV, plain or .gz.
class ProcedureFile {
  public:
    explicit ProcedureFile(const std::filesystem::path&);
    /// Nothing at the end. Empty lines are passed over; a code that came before is a problem.
    std::optional<FileRecord> next();

  private:
    FileRecord read(const std::string& line);

    base::LineFile lines_;
    std::vector<std::string> header_; ///< of a CSV
    std::vector<std::string> seen_;   ///< codes, sorted
};

}
