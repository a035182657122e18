#include "src/app/procedure_file.h"

#include <algorithm>

#include "lib/base/text.h"
#include "src/catalogue/crawl.h"
#include "src/catalogue/csv.h"

namespace motcua::app {
namespace {

constexpr base::LineFile::Limits limits{.line_bytes_max = 2u << 20, .bytes_max = 512u << 20};
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string problem_of(json::ParseProblem problem) {
    return "json_" + std::string(json::name_of(problem));
}

}

ProcedureFile::ProcedureFile(const std::filesystem::path& file) : lines_(file, limits) {}

std::optional<FileRecord> ProcedureFile::next() {
    std::string line;
    for (;;) {
        const auto got = lines_.next(line);
        if (got == base::LineFile::Next::end) return std::nullopt;
        if (got == base::LineFile::Next::too_long)
            return FileRecord{lines_.number(), {}, "line_too_long"};
        if (lines_.number() == 1) {
            if (line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
            auto cells = catalogue::csv_cells(line);
            if (cells && catalogue::is_csv_header(*cells)) {
                header_ = std::move(*cells);
                continue;
            }
        }
        if (line.find_first_not_of(" \t") != std::string::npos) return read(line);
    }
}

FileRecord ProcedureFile::read(const std::string& line) {
    FileRecord record{lines_.number(), {}, ""};
    json::Value value;
    if (header_.empty()) {
        auto parsed = json::parse(line, {.bytes_max = limits.line_bytes_max, .depth_max = 16});
        if (!parsed) {
            record.problem = problem_of(parsed.error());
            return record;
        }
        value = std::move(*parsed);
    } else if (!base::is_storable(line)) {
        record.problem = problem_of(json::ParseProblem::bad_text);
        return record;
    } else {
        auto made = catalogue::csv_record(header_, base::nfc(line));
        if (!made) {
            record.problem = catalogue::name_of(made.error());
            return record;
        }
        value = std::move(*made);
    }
    auto listing = catalogue::listing_of(value);
    if (!listing) {
        record.problem = catalogue::name_of(listing.error());
        return record;
    }
    const auto place = std::lower_bound(seen_.begin(), seen_.end(), listing->code);
    if (place != seen_.end() && *place == listing->code) {
        record.problem = "code_twice";
        return record;
    }
    seen_.insert(place, listing->code);
    record.listing = std::move(*listing);
    return record;
}

}
