#include <fmt/format.h>

#include "lib/sheet/sheet.h"

namespace motcua::sheet {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::string_view begins_formula = "=+-@\t\r";

std::string quoted(const std::string& text) {
    std::string out = "\"";
    if (!text.empty() && begins_formula.find(text.front()) != std::string_view::npos)
        out.push_back('\'');
    for (const char c : text) {
        if (c == '"') out.push_back('"');
        out.push_back(c);
    }
    out.push_back('"');
    return out;
}

struct InCsv {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return quoted(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(base::Day day) const { return in_words(day); }
};

}

std::string in_words(base::Day day) {
    const auto iso = base::iso_day(day);
    return fmt::format("{}/{}/{}", iso.substr(8, 2), iso.substr(5, 2), iso.substr(0, 4));
}

std::string csv(const Sheet& sheet) {
    std::string out(byte_order_mark);
    const auto end_cell = [&](bool last) { out += last ? "\r\n" : ","; };
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const auto& column = sheet.columns[i];
        out += quoted(column.group.empty() ? column.name : column.group + ": " + column.name);
        end_cell(i + 1 == sheet.columns.size());
    }
    for (const auto& row : sheet.rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += std::visit(InCsv{}, row[i]);
            end_cell(i + 1 == row.size());
        }
    return out;
}

}
