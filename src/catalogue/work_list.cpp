#include "src/catalogue/work_list.h"

#include <algorithm>
#include <tuple>

#include "lib/base/text.h"
#include "src/catalogue/checks.h"

namespace motcua::catalogue {
namespace {

bool is_open(std::string_view state) { return state == "untouched" || state == "begun"; }

bool is_wanted(const ListingLine& line, const WantedWork& wanted, const std::string& words) {
    const auto state = line.state();
    const bool right_state =
        wanted.state.empty() || state == wanted.state || (wanted.state == "open" && is_open(state));
    if (!right_state) return false;
    if (!wanted.sector.empty() && line.sector != wanted.sector) return false;
    const auto tiers = " " + line.tiers + " ";
    if (!wanted.tier.empty() && tiers.find(" " + wanted.tier + " ") == std::string::npos)
        return false;
    return words.empty() || line.folded.find(words) != std::string::npos ||
           line.code.starts_with(words);
}

bool comes_first(const ListingLine& one, const ListingLine& other) {
    const auto rank = [](const ListingLine& line) {
        const bool commune = line.tiers.find("commune") != std::string::npos;
        return std::tuple(-line.filed_lately, commune ? 0 : 1);
    };
    return std::tuple(rank(one), std::string_view(one.code)) <
           std::tuple(rank(other), std::string_view(other.code));
}

}

std::string_view ListingLine::state() const {
    if (!run_by.empty()) return "others";
    if (revision > 0) return open_checks == 0 ? "published" : "outdated";
    if (open_checks == 0) return "ready";
    return open_checks < static_cast<std::int64_t>(parts_to_publish.size()) ? "begun" : "untouched";
}

WorkPage work_page(std::vector<ListingLine> lines, const WantedWork& wanted) {
    WorkPage page;
    std::vector<ListingLine> found;
    const auto words = base::folded(wanted.words);
    for (auto& line : lines) {
        ++page.by_state[std::string(line.state())];
        if (is_open(line.state())) ++page.by_sector[line.sector];
        if (is_wanted(line, wanted, words)) found.push_back(std::move(line));
    }
    std::sort(found.begin(), found.end(), comes_first);
    page.found = found.size();
    auto from = found.begin();
    if (!wanted.after.empty()) {
        from = std::find_if(found.begin(), found.end(),
                            [&](const ListingLine& line) { return line.code == wanted.after; });
        if (from != found.end()) ++from;
    }
    while (from != found.end() && page.lines.size() < wanted.limit)
        page.lines.push_back(std::move(*from++));
    page.more = from != found.end();
    return page;
}

}
