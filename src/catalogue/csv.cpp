#include "src/catalogue/csv.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "lib/base/text.h"
#include "src/catalogue/listing.h"

namespace motcua::catalogue {
namespace {

constexpr std::array<std::string_view, 13> columns{
    "code",   "name",     "sector", "tiers",    "applicants", "decision", "body",
    "run_by", "channels", "limit",  "fee_dong", "papers",     "basis"};

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    const auto [stopped, error] = std::from_chars(text.begin(), text.end(), value);
    if (text.empty() || error != std::errc{} || stopped != text.end() || value < 0 ||
        value > 999'999'999'999)
        return std::nullopt;
    return value;
}

std::vector<std::string> list_in(std::string_view cell) {
    std::vector<std::string> items;
    while (!cell.empty()) {
        const auto bar = cell.find('|');
        if (auto item = base::trimmed(cell.substr(0, bar)); !item.empty())
            items.push_back(std::move(item));
        cell = bar == std::string_view::npos ? "" : cell.substr(bar + 1);
    }
    return items;
}

/// "5 working_days"; nothing for what is neither that nor empty.
std::optional<json::Object> limit_in_csv(const std::string& cell) {
    if (cell.empty()) return json::Object{{"cell", ""}, {"why", "not_stated"}};
    const auto blank = cell.find(' ');
    if (blank == std::string::npos) return std::nullopt;
    const auto length = number_in(cell.substr(0, blank));
    const auto unit = calendar::parse_unit(cell.substr(blank + 1));
    if (!length || *length == 0 || !unit || *length > calendar::length_max(*unit))
        return std::nullopt;
    return json::Object{
        {"cell", cell}, {"unit", std::string(calendar::name_of(*unit))}, {"length", *length}};
}

std::optional<json::Object> fee_in_csv(const std::string& cell) {
    if (cell.empty()) return json::Object{{"cell", ""}, {"why", "not_stated"}};
    const auto amount = number_in(cell);
    if (!amount) return std::nullopt;
    return json::Object{{"cell", cell}, {"amount_dong", *amount}};
}

/// "Tờ khai = 1+0": originals and copies.
std::optional<json::Object> paper_in_csv(const std::string& cell) {
    const auto sign = cell.rfind('=');
    if (sign == std::string::npos) return std::nullopt;
    const auto numbers = base::trimmed(cell.substr(sign + 1));
    const auto plus = numbers.find('+');
    const auto originals = number_in(numbers.substr(0, plus));
    const auto copies = plus == std::string::npos ? std::optional<std::int64_t>(0)
                                                  : number_in(numbers.substr(plus + 1));
    const auto name = base::trimmed(cell.substr(0, sign));
    if (!originals || !copies || name.empty()) return std::nullopt;
    return json::Object{
        {"name", name}, {"quantity", numbers}, {"originals", *originals}, {"copies", *copies}};
}

json::Array array_of(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

}

std::string_view name_of(CsvProblem problem) {
    switch (problem) {
    case CsvProblem::unclosed_quote: return "unclosed_quote";
    case CsvProblem::wrong_number_of_cells: return "wrong_number_of_cells";
    case CsvProblem::bad_limit: return "bad_limit";
    case CsvProblem::bad_fee: return "bad_fee";
    case CsvProblem::bad_paper: return "bad_paper";
    }
    return "";
}

std::optional<std::vector<std::string>> csv_cells(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"')
            cells.back().push_back(line[++i]);
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back().push_back(c);
    }
    if (quoted) return std::nullopt;
    return cells;
}

bool is_csv_header(const std::vector<std::string>& header) {
    const auto has = [&](std::string_view name) {
        return std::count(header.begin(), header.end(), name) == 1;
    };
    return has("code") && has("name") && has("tiers") &&
           std::all_of(header.begin(), header.end(), [&](const std::string& name) {
               return has(name) && std::find(columns.begin(), columns.end(), name) != columns.end();
           });
}

base::Result<json::Value, CsvProblem> csv_record(const std::vector<std::string>& header,
                                                 std::string_view line) {
    using base::problem;
    const auto cells = csv_cells(line);
    if (!cells) return problem(CsvProblem::unclosed_quote);
    if (cells->size() != header.size()) return problem(CsvProblem::wrong_number_of_cells);
    const auto cell = [&](std::string_view name) {
        const auto found = std::find(header.begin(), header.end(), name);
        return found == header.end()
                   ? std::string()
                   : base::trimmed((*cells)[static_cast<std::size_t>(found - header.begin())]);
    };
    const auto limit = limit_in_csv(cell("limit"));
    if (!limit) return problem(CsvProblem::bad_limit);
    const auto fee = fee_in_csv(cell("fee_dong"));
    if (!fee) return problem(CsvProblem::bad_fee);
    json::Array methods;
    for (const auto& channel : list_in(cell("channels")))
        methods.push_back(json::Object{{"channel", channel}, {"limit", *limit}, {"fee", *fee}});
    json::Array papers;
    for (const auto& each : list_in(cell("papers"))) {
        auto paper = paper_in_csv(each);
        if (!paper) return problem(CsvProblem::bad_paper);
        papers.push_back(std::move(*paper));
    }
    json::Object record{{"format", std::string(listing_format)},
                        {"tiers", array_of(list_in(cell("tiers")))},
                        {"methods", std::move(methods)},
                        {"papers", std::move(papers)}};
    for (const auto* name : {"code", "name", "sector", "applicants", "decision", "body", "run_by"})
        record[name] = cell(name);
    if (std::find(header.begin(), header.end(), "basis") != header.end())
        record["basis"] = array_of(list_in(cell("basis")));
    return json::Value(std::move(record));
}

}
