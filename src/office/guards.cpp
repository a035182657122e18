#include "src/office/guards.h"

#include <array>
#include <map>

#include <fmt/format.h>

namespace motcua::office {
namespace {

/// Tables that only grow.
constexpr std::array<std::string_view, 5> kept_tables{"journal", "leaves", "tree_nodes",
                                                      "tree_heads", "cosignatures"};
constexpr std::string_view refusing =
    " BEGIN RAISE EXCEPTION 'the journal is append-only'; END ";
/// PostgreSQL's tgtype: before, for each row, of an update or a deletion; before, of emptying.
constexpr std::int64_t before_change = 27;
constexpr std::int64_t before_truncate = 34;

std::string in_words(std::int64_t type, std::string_view state, std::string_view body) {
    return fmt::format("{} {} {}", type, state, body);
}

/// State: whether it is on, without condition, of all columns, and in plpgsql.
Guards guards_of_postgres(sql::Session& session) {
    Guards all;
    for (const auto& row : session.query(
             "SELECT 'trigger ' || t.tgname::text, c.relname::text, t.tgtype::bigint, CASE WHEN"
             " t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgattr::text = ''"
             " AND l.lanname = 'plpgsql' THEN 'on' ELSE 'off' END, p.prosrc::text"
             " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
             " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid"
             " JOIN pg_language l ON l.oid = p.prolang"
             " WHERE n.nspname = current_schema() AND NOT t.tgisinternal"
             " ORDER BY t.tgname LIMIT 1000"))
        all[row.text(0)] = {row.text(1), in_words(row.integer(2), row.text(3), row.text(4))};
    return all;
}

Guards expected_of_postgres() {
    Guards all;
    for (const auto table : kept_tables) {
        const auto expect = [&](std::string_view ending, std::int64_t type) {
            all[fmt::format("trigger {}_{}", table, ending)] = {std::string(table),
                                                                in_words(type, "on", refusing)};
        };
        expect("no_change", before_change);
        expect("no_truncate", before_truncate);
    }
    return all;
}

std::optional<Difference> first_difference(const Guards& are, const Guards& should) {
    for (const auto& [name, guard] : should) {
        const auto found = are.find(name);
        if (found == are.end()) return Difference{guard.table, name, "missing"};
        if (found->second != guard) return Difference{guard.table, name, "altered"};
    }
    for (const auto& [name, guard] : are)
        if (!should.contains(name)) return Difference{guard.table, name, "too many"};
    return std::nullopt;
}

std::optional<Difference> first_rule_or_right(sql::Session& session) {
    for (const auto& row : session.query("SELECT tablename::text, rulename::text FROM pg_rules"
                                         " WHERE schemaname = current_schema()"
                                         " ORDER BY rulename LIMIT 1"))
        return Difference{row.text(0), "rule " + row.text(1), "too many"};
    for (const auto& row : session.query(
             "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
             " JOIN pg_roles r ON r.rolname = 'motcua_app' WHERE n.nspname = current_schema()"
             " AND c.relname IN ('journal', 'leaves', 'tree_nodes', 'tree_heads', 'cosignatures',"
             " 'access_log', 'security_log')"
             " AND (has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')"
             " OR has_any_column_privilege(r.oid, c.oid, 'UPDATE'))"
             " ORDER BY c.relname LIMIT 1"))
        return Difference{row.text(0), "right of motcua_app", "too many"};
    return std::nullopt;
}

}

Guards guards_of_sqlite(sql::Session& session) {
    Guards all;
    for (const auto& row : session.query(
             "SELECT type || ' ' || name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
             " AND type IN ('index', 'trigger') ORDER BY type, name LIMIT 2000"))
        all[row.text(0)] = {row.text(1), row.text(2)};
    return all;
}

std::optional<Difference> first_altered_guard(sql::Session& session, const Guards& should) {
    if (session.dialect() == sql::Dialect::sqlite)
        return first_difference(guards_of_sqlite(session), should);
    if (auto found = first_difference(guards_of_postgres(session), expected_of_postgres()))
        return found;
    return first_rule_or_right(session);
}

std::optional<Difference> first_damage(sql::Session& session) {
    if (session.dialect() != sql::Dialect::sqlite) return std::nullopt;
    const auto found = session.query("PRAGMA integrity_check(1)").front().text(0);
    if (found == "ok") return std::nullopt;
    return Difference{std::string(whole_database), found, "damaged"};
}

}
