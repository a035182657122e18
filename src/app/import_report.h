#pragma once
#include <map>
#include <string>
#include <vector>

#include "lib/html/locale.h"
#include "src/catalogue/listing_diff.h"

namespace motcua::app {

/// What an import found, counted as it goes.
struct ImportTally {
    std::int64_t records = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t same = 0;
    std::int64_t bad = 0;
    std::int64_t run_by_others = 0;
    std::map<std::string, std::int64_t> limits; ///< of ways to file: "sure", or why not
    std::map<std::string, std::int64_t> fees;
    std::map<std::string, std::int64_t> papers;
    std::map<std::string, std::int64_t> fields; ///< changes by field

    void count(const catalogue::Listing&);
    json::Object to_json() const;
};

/// "hạn giải quyết (trực tuyến) 3 → 5 ngày làm việc"
std::string change_in_words(const html::Locale&, const catalogue::Change&);
json::Object to_json(const catalogue::Change&);

/// Why a record could not be taken, in words.
std::string problem_in_words(const html::Locale&, const std::string& problem);

/// The whole tally, a line each.
std::vector<std::string> tally_in_words(const html::Locale&, const ImportTally&);

}
