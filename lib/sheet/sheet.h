#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "lib/base/time.h"

namespace motcua::sheet {

/// Nothing, a text, a number that can be added up, or a day.
using Cell = std::variant<std::monostate, std::string, std::int64_t, base::Day>;

struct Column {
    std::string name;
    std::string group = {}; ///< neighbours with the same one share a cell above their names
    int width = 12;         ///< in characters
};

/// One table, as offices hand it on: what it is, the table, what has to be said about it.
struct Sheet {
    std::string name; ///< of the leaf
    std::vector<std::string> title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> notes;
    bool sums_last = false; ///< the last row is the sum of the others
};

/// A workbook (ECMA-376) of one leaf, printed across, its head repeated on every page. Texts are
/// texts: nothing in them is a formula.
std::string xlsx(const Sheet&);

/// RFC 4180 in UTF-8 with a byte order mark, by which Excel knows the letters; days as dd/mm/yyyy.
/// Only the head of the table and its rows. A text that a spreadsheet would take for a formula gets
/// an apostrophe in front.
std::string csv(const Sheet&);

/// 2026-11-25 as 25/11/2026.
std::string in_words(base::Day);

}
