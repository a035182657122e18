#include "src/organisation/code.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/base/text.h"

namespace motcua::organisation {
namespace {

using base::problem;
using enum CodeProblem;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string> groups_of(std::string_view text) {
    std::vector<std::string> groups;
    for (;;) {
        const auto dot = text.find('.');
        groups.emplace_back(text.substr(0, dot));
        if (dot == std::string_view::npos) return groups;
        text.remove_prefix(dot + 1);
    }
}

/// A ministry, province or other body of the first level: G22, H40. Z begins those that are none.
bool is_top(const std::string& group) {
    return group.size() == 3 && group[0] >= 'A' && group[0] <= 'Y' && is_digit(group[1]) &&
           is_digit(group[2]);
}

bool is_zero(const std::string& group) {
    return std::all_of(group.begin(), group.end(), [](char c) { return c == '0'; });
}

}

std::string_view name_of(CodeProblem why) {
    switch (why) {
    case empty: return "empty";
    case too_long: return "too_long";
    case bad_character: return "bad_character";
    case empty_group: return "empty_group";
    case no_top: return "no_top";
    case two_tops: return "two_tops";
    case zero_group: return "zero_group";
    }
    return "";
}

AgencyCode::AgencyCode(std::vector<std::string> groups)
    : groups_(std::move(groups)), text_(fmt::format("{}", fmt::join(groups_, "."))) {}

base::Result<AgencyCode, CodeProblem> AgencyCode::parse(std::string_view typed) {
    auto text = base::trimmed(typed);
    if (text.empty()) return problem(empty);
    if (text.size() > characters_max) return problem(too_long);
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (!is_digit(c) && !(c >= 'A' && c <= 'Z') && c != '.') return problem(bad_character);
    }
    auto groups = groups_of(text);
    const auto is_empty = [](const std::string& group) { return group.empty(); };
    if (std::any_of(groups.begin(), groups.end(), is_empty)) return problem(empty_group);
    const bool top_first = is_top(groups.front());
    const bool top_last = groups.size() > 1 && is_top(groups.back());
    if (!top_first && !top_last) return problem(no_top);
    if (top_first && top_last) return problem(two_tops);
    if (top_last) {
        std::reverse(groups.begin(), groups.end());
        // Zeros fill up what is not used; between two groups that are, they would name a unit.
        while (is_zero(groups.back())) groups.pop_back();
    }
    if (std::any_of(groups.begin(), groups.end(), is_zero)) return problem(zero_group);
    return AgencyCode(std::move(groups));
}

std::optional<std::string> AgencyCode::text_of_2016() const {
    constexpr std::array<std::size_t, 4> widths{3, 2, 2, 3};
    if (groups_.size() > widths.size()) return std::nullopt;
    std::string text = groups_.front();
    for (std::size_t i = 1; i < widths.size(); ++i) {
        const auto group = i < groups_.size() ? groups_[i] : std::string(widths[i], '0');
        if (group.size() != widths[i]) return std::nullopt;
        text.insert(0, group + ".");
    }
    return text;
}

std::optional<AgencyCode> AgencyCode::parent() const {
    if (groups_.size() == 1) return std::nullopt;
    return AgencyCode({groups_.begin(), groups_.end() - 1});
}

std::vector<std::string> codes_from_top(std::string_view code) {
    std::vector<std::string> codes;
    const auto parsed = AgencyCode::parse(code);
    if (!parsed) return codes;
    for (std::optional<AgencyCode> each = *parsed; each; each = each->parent())
        codes.insert(codes.begin(), each->text());
    return codes;
}

std::string kept_code(std::string_view typed) {
    const auto code = AgencyCode::parse(typed);
    return code ? code->text() : base::trimmed(typed);
}

}
