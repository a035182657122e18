#include "src/report/table.h"

namespace motcua::report {
namespace {

struct InJson {
    json::Value operator()(std::monostate) const { return {}; }
    json::Value operator()(const std::string& text) const { return text; }
    json::Value operator()(std::int64_t number) const { return number; }
    json::Value operator()(base::Day day) const { return base::iso_day(day); }
};

json::Value in_json(const Cell& cell) {
    if (!cell.code.empty()) return cell.code;
    return std::visit(InJson{}, cell.value);
}

}

sheet::Sheet sheet_of(const Table& table, const std::vector<std::string>& lines) {
    sheet::Sheet sheet;
    sheet.name = table.file;
    sheet.title = {table.heading};
    sheet.title.insert(sheet.title.end(), lines.begin(), lines.end());
    for (const auto& column : table.columns)
        sheet.columns.push_back({column.name, column.group, column.width});
    for (const auto& row : table.rows) {
        auto& cells = sheet.rows.emplace_back();
        for (const auto& cell : row) cells.push_back(cell.value);
    }
    sheet.notes = table.notes;
    sheet.sums_last = table.sums_last;
    return sheet;
}

json::Array items_of(const Table& table) {
    json::Array items;
    const auto rows = table.rows.size() - (table.sums_last && !table.rows.empty() ? 1 : 0);
    for (std::size_t i = 0; i < rows; ++i) {
        json::Object item;
        for (std::size_t at = 0; at < table.columns.size(); ++at)
            item[table.columns[at].key] = in_json(table.rows[i][at]);
        items.emplace_back(std::move(item));
    }
    return items;
}

}
