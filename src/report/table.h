#pragma once
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "lib/sheet/sheet.h"

namespace motcua::report {

struct Cell {
    sheet::Cell value;
    std::string link = {}; ///< where its dossiers are listed; "" for none
    std::string code = {}; ///< what the API says instead of words; "" for the value itself
};

struct Column {
    std::string key; ///< its name in the API
    std::string name;
    std::string group = {};
    int width = 11; ///< in a workbook, in characters
};

/// A report as every door gives it: page, CSV, XLSX and JSON show the same rows.
struct Table {
    std::string file; ///< name of the file, without its ending
    std::string heading;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> notes = {};
    bool sums_last = false; ///< the last row is the sum; the API gives the others
    std::string empty = {}; ///< what a page says without rows; "": that there are no dossiers
    std::string next = {};  ///< cursor of the next page; "" when there is none
};

/// `lines`: what stands above the table, under its heading.
sheet::Sheet sheet_of(const Table&, const std::vector<std::string>& lines);
json::Array items_of(const Table&);

}
