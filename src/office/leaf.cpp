#include "src/office/leaf.h"

#include <fmt/format.h>

#include "lib/json/value.h"

namespace motcua::office {

const std::string_view leaf_columns = "j.id, j.stream, j.version, j.kind, j.schema_number,"
                                      " j.actor, j.recorded_at, j.effective_at, j.body";

std::string leaf_text(const sql::Row& row, std::size_t first) {
    std::string out;
    write_leaf_text(out, row, first);
    return out;
}

void write_leaf_text(std::string& out, const sql::Row& row, std::size_t first) {
    const auto number = [&](std::string_view before, std::size_t column) {
        out += before;
        fmt::format_to(std::back_inserter(out), "{}", row.integer(first + column));
    };
    out = "{\"actor\":";
    json::write_text(out, row.text(first + 5));
    out += ",\"body\":";
    out += row.text(first + 8);
    number(",\"effective_at\":", 7);
    number(",\"id\":\"", 0);
    out += "\",\"kind\":";
    json::write_text(out, row.text(first + 3));
    number(",\"recorded_at\":", 6);
    number(",\"schema_number\":", 4);
    number(",\"stream\":\"", 1);
    number("\",\"version\":", 2);
    out += '}';
}

std::optional<std::string> leaf_text_of(sql::Session& session, std::int64_t entry) {
    static const auto text = fmt::format("SELECT {} FROM journal j WHERE j.id = $1", leaf_columns);
    const auto rows = session.query(text, entry);
    if (rows.empty()) return std::nullopt;
    return leaf_text(rows.front());
}

}
