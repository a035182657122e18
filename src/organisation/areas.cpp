#include "src/organisation/areas.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/base/text.h"

namespace motcua::organisation {
namespace {

constexpr const char* earlier_links = "2022-10_to_2025-06.tsv";
constexpr const char* later_links = "2025-06_to_2025-07.tsv";
constexpr std::size_t words_max = 12;

struct Line {
    std::size_t number = 0;
    std::vector<std::string> cells;
};

std::vector<Line> lines_of(const AreaTexts& texts, const std::string& file, std::size_t columns) {
    const auto found = texts.find(file);
    if (found == texts.end()) throw std::runtime_error("areas: " + file + " is missing");
    std::vector<Line> lines;
    std::istringstream in(found->second);
    std::size_t number = 0;
    for (std::string text; std::getline(in, text);) {
        if (++number == 1) continue; // names of the columns
        Line line{number, {""}};
        for (const char c : text) {
            if (c == '\t')
                line.cells.emplace_back();
            else
                line.cells.back().push_back(c);
        }
        if (line.cells.size() != columns)
            throw std::runtime_error(
                fmt::format("areas: {}:{}: not {} columns", file, number, columns));
        lines.push_back(std::move(line));
    }
    return lines;
}

[[noreturn]] void unfit(const std::string& file, const Line& line, const std::string& why) {
    throw std::runtime_error(fmt::format("areas: {}:{}: {}", file, line.number, why));
}

/// Abbreviations that people write before a name.
std::string spelt_out(const std::string& word) {
    static const std::map<std::string, std::string> words{
        {"tp", "thanh pho"}, {"tx", "thi xa"}, {"tt", "thi tran"}, {"p", "phuong"}, {"q", "quan"}};
    const auto found = words.find(word);
    return found == words.end() ? word : found->second;
}

std::vector<std::string> words_in(const std::string& typed) {
    auto text = base::folded(typed);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == ',' || c == '.' || c == '-'; }, ' ');
    std::vector<std::string> words;
    std::istringstream typed_words(text);
    for (std::string word; typed_words >> word && words.size() < words_max;) {
        std::istringstream spelt(spelt_out(word));
        for (std::string part; spelt >> part;) words.push_back(part);
    }
    return words;
}

bool holds_all(const std::string& folded, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return folded.find(" " + word) != std::string::npos;
    });
}

}

std::string_view name_of(Era era) {
    switch (era) {
    case Era::october_2022: return "2022-10";
    case Era::june_2025: return "2025-06";
    case Era::july_2025: return "2025-07";
    }
    return "";
}

std::optional<Era> era_named(std::string_view name) {
    for (const auto era : eras)
        if (name_of(era) == name) return era;
    return std::nullopt;
}

Era era_on(base::Day day) {
    using std::chrono::year;
    if (day >= base::Day(year{2025} / 7 / 1)) return Era::july_2025;
    return day >= base::Day(year{2023} / 1 / 1) ? Era::june_2025 : Era::october_2022;
}

std::string_view Area::kind() const {
    return code.size() == 2 ? "province" : code.size() == 3 ? "district" : "commune";
}

std::string Area::path() const { return parent == nullptr ? name : name + ", " + parent->path(); }

std::string_view Area::short_name() const {
    for (const std::string_view kind : {"Tỉnh ", "Thành phố ", "Huyện ", "Quận ", "Thị xã ", "Xã ",
                                        "Phường ", "Thị trấn ", "Đặc khu "})
        if (name.starts_with(kind)) return std::string_view(name).substr(kind.size());
    return name;
}

Areas::Areas(const AreaTexts& texts) {
    for (const auto era : eras) read_areas(era, texts);
    read_links(texts);
}

const std::vector<std::string>& Areas::files() {
    static const std::vector<std::string> names{"2022-10.tsv", "2025-06.tsv", "2025-07.tsv",
                                                earlier_links, later_links};
    return names;
}

const Area* Areas::find(Era era, std::string_view code) const {
    const auto* found = known(era, code);
    return found == nullptr ? nullptr : &found->area;
}

std::vector<Kinship> Areas::successors(const Area& area) const {
    return known(area.era, area.code)->after;
}

std::vector<Kinship> Areas::predecessors(const Area& area) const {
    return known(area.era, area.code)->before;
}

std::vector<Kinship> Areas::today(const Area& area) const {
    if (area.era == Era::july_2025) return {{&area, false, false}};
    std::vector<Kinship> found;
    for (const auto& step : successors(area))
        for (auto last : today(*step.area)) {
            last.part = last.part || step.part;
            last.assumed = last.assumed || step.assumed;
            found.push_back(last);
        }
    return found;
}

Areas::Page Areas::search(const Wanted& wanted) const {
    const auto words = words_in(wanted.words);
    const auto phrase = fmt::format("{}", fmt::join(words, " "));
    std::vector<std::tuple<int, std::string_view, const Area*>> found;
    for (const auto& each : all_) {
        const auto& area = each.area;
        if (wanted.era && area.era != *wanted.era) continue;
        if (!wanted.kind.empty() && area.kind() != wanted.kind) continue;
        if (!wanted.parent.empty() &&
            (area.parent == nullptr || area.parent->code != wanted.parent))
            continue;
        if (!holds_all(each.folded_path, words)) continue;
        if (!wanted.era && is_repeated(each)) continue;
        const int rank =
            !holds_all(each.folded, words)                                                   ? 2
            : each.folded == " " + phrase + " " || base::folded(area.short_name()) == phrase ? 0
                                                                                             : 1;
        found.emplace_back(rank, each.folded_path, &area);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    Page page;
    for (auto i = std::min(wanted.after, found.size()); i < found.size(); ++i) {
        page.more = page.areas.size() == wanted.limit;
        if (page.more) break;
        page.areas.push_back(std::get<2>(found[i]));
    }
    return page;
}

void Areas::read_areas(Era era, const AreaTexts& texts) {
    const auto file = std::string(name_of(era)) + ".tsv";
    auto& by_code = by_code_[era];
    for (auto& line : lines_of(texts, file, era == Era::july_2025 ? 4 : 3)) {
        auto& each = all_.emplace_back();
        each.area = {era, line.cells[0], line.cells[1], nullptr,
                     era == Era::july_2025 ? line.cells[3] : ""};
        const auto digits = each.area.code.size();
        if ((digits != 2 && digits != 3 && digits != 5) || each.area.name.empty())
            unfit(file, line, "no area has this code and name");
        const auto& parent = line.cells[2];
        if (parent.empty() != (digits == 2)) unfit(file, line, "only provinces have no parent");
        each.folded = " " + base::folded(each.area.name) + " ";
        each.folded_path = each.folded;
        if (!parent.empty()) {
            const auto* above = known(era, parent);
            if (above == nullptr) unfit(file, line, "its parent does not come before it");
            each.area.parent = &above->area;
            each.folded_path += above->folded_path.substr(1);
        }
        if (!by_code.emplace(each.area.code, &each).second)
            unfit(file, line, "its code comes twice");
    }
}

void Areas::read_links(const AreaTexts& texts) {
    std::set<std::string> told;
    for (const auto& line : lines_of(texts, earlier_links, 3)) {
        told.insert(line.cells[0]);
        auto* from = known(Era::october_2022, line.cells[0]);
        auto* to = known(Era::june_2025, line.cells[1]);
        if (from == nullptr) unfit(earlier_links, line, "nothing had this code");
        if (to != nullptr) link(*from, *to, false, false);
        if (to == nullptr && line.cells[2] != "unresolved")
            unfit(earlier_links, line, "nothing has the new code");
    }
    for (const auto& [code, from] : by_code_[Era::october_2022])
        if (auto* to = known(Era::june_2025, code); to != nullptr && !told.contains(code))
            link(*from, *to, false, from->area.name != to->area.name);
    for (const auto& line : lines_of(texts, later_links, 3)) {
        auto* from = known(Era::june_2025, line.cells[0]);
        auto* to = known(Era::july_2025, line.cells[1]);
        if (from == nullptr || to == nullptr) unfit(later_links, line, "nothing has that code");
        link(*from, *to, line.cells[2] == "1", false);
    }
}

void Areas::link(Known& from, Known& to, bool part, bool assumed) {
    from.after.push_back({&to.area, part, assumed});
    to.before.push_back({&from.area, part, assumed});
}

Areas::Known* Areas::known(Era era, std::string_view code) {
    const auto& by_code = by_code_[era];
    const auto found = by_code.find(code);
    return found == by_code.end() ? nullptr : found->second;
}

const Areas::Known* Areas::known(Era era, std::string_view code) const {
    const auto& by_code = by_code_.at(era);
    const auto found = by_code.find(code);
    return found == by_code.end() ? nullptr : found->second;
}

bool Areas::is_repeated(const Known& each) const {
    if (each.area.era != Era::october_2022) return false;
    const auto* later = known(Era::june_2025, each.area.code);
    return later != nullptr && later->folded_path == each.folded_path;
}

}
