#include "lib/sql/session.h"

#include <fmt/format.h>

namespace motcua::sql {
namespace {

template <class T> const T& held(const std::vector<Cell>& cells, std::size_t column) {
    if (column < cells.size())
        if (const auto* value = std::get_if<T>(&cells[column])) return *value;
    throw Error(fmt::format("column {} is missing, null or of another type", column), false);
}

}

std::int64_t Row::integer(std::size_t column) const { return held<std::int64_t>(cells_, column); }
const std::string& Row::text(std::size_t column) const { return held<std::string>(cells_, column); }
const std::string& Row::bytes(std::size_t column) const { return held<Bytes>(cells_, column).raw; }

bool Row::is_null(std::size_t column) const {
    return std::holds_alternative<std::nullptr_t>(cells_.at(column));
}
std::optional<std::int64_t> Row::optional_integer(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}
std::optional<std::string> Row::optional_text(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
}

}
