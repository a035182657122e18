#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::catalogue {

/// What a listed procedure still needs: "others" runs it, it is "untouched", "begun" or "ready" to
/// be published, "published", or "outdated": published, and not checked as its source is now.
struct ListingLine {
    std::string code;
    std::string name;
    std::string sector;
    std::string run_by;
    std::int64_t open_checks = 0;
    std::string folded;
    std::string tiers; ///< with blanks between
    std::int64_t revision = 0;
    std::int64_t filed_lately = 0;

    std::string_view state() const;
};

/// What an officer wants to see of the list; an empty text is for all.
struct WantedWork {
    std::string words = {};
    std::string sector = {};
    std::string tier = {};
    std::string state = "open"; ///< open: untouched or begun
    std::string after = {};     ///< code of the last line of the page before
    std::size_t limit = 20;
};

struct WorkPage {
    std::vector<ListingLine> lines;
    bool more = false;
    std::size_t found = 0;
    std::map<std::string, std::int64_t> by_state;  ///< of all, whatever is wanted
    std::map<std::string, std::int64_t> by_sector; ///< open ones of the province's own
};

/// The officers' work on the catalogue: what is filed most comes first, then what communes settle.
WorkPage work_page(std::vector<ListingLine>, const WantedWork&);

}
