#include "src/office/rebuild.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <future>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/sql/scratch.h"
#include "src/office/evidence.h"
#include "src/office/guards.h"
#include "src/office/replay.h"

namespace motcua::office {
namespace {

constexpr std::int64_t rows_at_once = 5000;

std::vector<std::string> journaled_tables(const std::filesystem::path& migrations) {
    std::ifstream in(migrations / "tables.txt");
    std::vector<std::string> tables;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string table;
        std::string kind;
        words >> table >> kind;
        if (kind == "journaled") tables.push_back(table);
    }
    if (tables.empty()) throw sql::Error("tables.txt names no journaled table", false);
    return tables;
}

struct Columns {
    std::vector<std::string> all;
    std::vector<std::string> key;
};

Columns columns_of(sql::Session& scratch, const std::string& table) {
    Columns columns;
    for (const auto& row :
         scratch.query("SELECT name, pk FROM pragma_table_info($1) ORDER BY pk, cid", table)) {
        columns.all.push_back(row.text(0));
        if (row.integer(1) > 0) columns.key.push_back(row.text(0));
    }
    // The key columns come first, so that a row's key is the beginning of the row.
    std::stable_partition(columns.all.begin(), columns.all.end(), [&](const auto& name) {
        return std::find(columns.key.begin(), columns.key.end(), name) != columns.key.end();
    });
    return columns;
}

std::vector<sql::Row> rows_after(sql::Session& session, const std::string& table,
                                 const Columns& columns, const std::vector<sql::Cell>& after) {
    std::vector<sql::Parameter> parameters;
    std::vector<std::string> places;
    for (const auto& cell : after) {
        parameters.push_back(sql::bind(cell));
        places.push_back(fmt::format("${}", places.size() + 1));
    }
    const auto key = fmt::format("{}", fmt::join(columns.key, ", "));
    const auto where = after.empty()
                           ? std::string()
                           : fmt::format(" WHERE ({}) > ({})", key, fmt::join(places, ", "));
    return session
        .query_with(fmt::format("SELECT {} FROM {}{} ORDER BY {} LIMIT {}",
                                fmt::join(columns.all, ", "), table, where, key, rows_at_once),
                    parameters)
        .rows;
}

std::string text_of(const sql::Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    return "-";
}

/// The order of both engines: numbers by size, texts by bytes.
bool comes_before(const sql::Cell& a, const sql::Cell& b) {
    const auto* first = std::get_if<std::int64_t>(&a);
    const auto* second = std::get_if<std::int64_t>(&b);
    if (first != nullptr && second != nullptr) return *first < *second;
    return text_of(a) < text_of(b);
}

std::string key_of(const sql::Row& row, const Columns& columns) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < columns.key.size(); ++i) parts.push_back(text_of(row.cells()[i]));
    return fmt::format("{}", fmt::join(parts, " "));
}

std::optional<Difference> first_difference(const std::string& table, const Columns& columns,
                                           const sql::Row& is, const sql::Row& should) {
    for (std::size_t i = 0; i < columns.all.size(); ++i) {
        if (is.cells()[i] == should.cells()[i]) continue;
        if (i >= columns.key.size()) return Difference{table, key_of(is, columns), columns.all[i]};
        const bool extra = comes_before(is.cells()[i], should.cells()[i]);
        return Difference{table, key_of(extra ? is : should, columns),
                          extra ? "too many" : "missing"};
    }
    return std::nullopt;
}

std::optional<Difference> compare(sql::Session& state, sql::Session& scratch,
                                  const std::string& table) {
    const auto columns = columns_of(scratch, table);
    std::vector<sql::Cell> after;
    for (;;) {
        auto reading = std::async(std::launch::async,
                                  [&] { return rows_after(state, table, columns, after); });
        const auto should = rows_after(scratch, table, columns, after);
        const auto are = reading.get();
        for (std::size_t i = 0; i < std::max(are.size(), should.size()); ++i) {
            if (i >= are.size()) return Difference{table, key_of(should[i], columns), "missing"};
            if (i >= should.size()) return Difference{table, key_of(are[i], columns), "too many"};
            if (auto found = first_difference(table, columns, are[i], should[i])) return found;
        }
        if (are.empty()) return std::nullopt;
        const auto& last = are.back().cells();
        after.assign(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(columns.key.size()));
    }
}

std::optional<Difference> first_difference(sql::Session& state, sql::Session& scratch,
                                           const std::vector<std::string>& tables) {
    for (const auto& table : tables)
        if (auto found = compare(state, scratch, table)) return found;
    return std::nullopt;
}

/// Rows of a dossier, an account, and what else has a stream begin with its number.
std::int64_t newest_entry(sql::Session& state, const std::string& row) {
    std::int64_t stream = 0;
    std::from_chars(row.data(), row.data() + row.size(), stream);
    const auto rows = state.query("SELECT id FROM journal WHERE stream = $1"
                                  " ORDER BY version DESC LIMIT 1",
                                  stream);
    return rows.empty() ? 0 : rows.front().integer(0);
}

/// Keeps the indexes that make rows unique or find those of one dossier. Those of lists, by agency
/// or by time, are asked for by nobody here, and cost much of all writing.
void drop_indexes_of_lists(sql::Database& scratch) {
    scratch.write([](sql::Session& session) {
        for (const auto& row : session.query(
                 "SELECT i.name FROM pragma_table_list t JOIN pragma_index_list(t.name) i"
                 " JOIN pragma_index_info(i.name) c WHERE t.name IN ('dossiers', 'steps', 'turns')"
                 " AND i.origin = 'c' AND NOT i.\"unique\" AND c.seqno = 0"
                 " AND c.name <> 'dossier_id' ORDER BY i.name LIMIT 100"))
            session.script("DROP INDEX " + row.text(0));
        return sql::Outcome::keep;
    });
}

}

Rebuilt rebuild_and_compare(Office& office, const std::filesystem::path& migrations,
                            const std::filesystem::path& scratch) {
    Rebuilt rebuilt;
    const auto database = sql::open_scratch(scratch, migrations);
    Guards guards;
    database->read([&](sql::Session& should) { guards = guards_of_sqlite(should); });
    drop_indexes_of_lists(*database);
    office.database().read([&](sql::Session& state) {
        const auto note = [&](std::optional<Difference> found) {
            if (found) rebuilt.differences.push_back(std::move(*found));
        };
        EvidenceReader reader(office.vault());
        try {
            rebuilt.entries = replay(office, state, *database, {}, reader);
            note(reader.first_fault());
            note(first_revived_secret(state, reader));
        } catch (const CannotApply& failed) {
            note(Difference{std::string(not_applicable), std::to_string(failed.entry),
                            failed.what(), failed.entry});
        }
        database->read([&](sql::Session& should) {
            if (rebuilt.differences.empty())
                if (auto found = first_difference(state, should, journaled_tables(migrations))) {
                    found->entry = newest_entry(state, found->row);
                    note(std::move(found));
                }
        });
        note(first_altered_guard(state, guards));
    });
    return rebuilt;
}

}
