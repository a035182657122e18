#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "lib/sql/database.h"
#include "lib/sql/release.h"

namespace motcua::sql {
namespace {

struct Migration {
    std::int64_t number;
    std::string name;
    std::string text;
};

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// The portable text in SQLite's words; only a statement's end at a line start makes it STRICT.
std::string in_sqlite(std::string text) {
    text = replaced(std::move(text), "BIGINT", "INTEGER");
    text = replaced(std::move(text), "BYTEA", "BLOB");
    return replaced(std::move(text), "\n);", "\n) STRICT;");
}

/// FNV-1a: tells an altered file from the one that ran; it guards against mistakes, not attacks.
std::int64_t mark_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ull;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return static_cast<std::int64_t>(hash);
}

std::vector<Migration> migrations_in(const std::filesystem::path& folder, Dialect dialect) {
    std::vector<Migration> found;
    const std::string other = dialect == Dialect::sqlite ? ".postgres" : ".sqlite";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto& path = entry.path();
        const auto name = path.filename().string();
        if (path.extension() != ".sql" || path.stem().extension() == other) continue;
        if (name.size() < 6 || !std::all_of(name.begin(), name.begin() + 4,
                                            [](char c) { return c >= '0' && c <= '9'; }))
            continue;
        found.push_back({std::stoll(name.substr(0, 4)), name, content_of(path)});
    }
    std::sort(found.begin(), found.end(),
              [](const Migration& a, const Migration& b) { return a.name < b.name; });
    return found;
}

std::map<std::string, std::int64_t> already_run(Session& session) {
    std::map<std::string, std::int64_t> run;
    for (const auto& row : session.query("SELECT name, mark FROM migrations ORDER BY name"))
        run[row.text(0)] = row.integer(1);
    return run;
}

/// Rights for the serving role, where there is one; its text can be run again and again.
void grant(Session& session, const std::filesystem::path& folder) {
    if (session.dialect() == Dialect::postgres)
        session.script(content_of(folder / "grants.postgres.sql"));
}

/// A migration that only adds what the programs before it neither see nor miss.
bool only_widens(std::string_view name) { return name.find(".expand.") != std::string_view::npos; }

void refuse_strangers(const std::map<std::string, std::int64_t>& run,
                      const std::vector<Migration>& known) {
    for (const auto& [name, mark] : run) {
        const auto same = [&](const Migration& m) { return m.name == name; };
        if (std::none_of(known.begin(), known.end(), same) && !only_widens(name))
            throw Error(fmt::format("the database has migration {}, which this program does not "
                                    "know; it is older than the database",
                                    name),
                        false);
    }
}

bool all_ran(const std::map<std::string, std::int64_t>& run, const std::vector<Migration>& known) {
    return std::all_of(known.begin(), known.end(),
                       [&](const Migration& migration) { return run.contains(migration.name); });
}

/// Nodes that start together, on an empty database too: one migrates, the others wait and then find
/// nothing to do. SQLite has one writer anyway.
void begin_migrating(Session& session) {
    const bool on_sqlite = session.dialect() == Dialect::sqlite;
    if (!on_sqlite) session.script("SELECT pg_advisory_xact_lock(hashtext('motcua migrations'))");
    session.script("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, mark " +
                   std::string(on_sqlite ? "INTEGER" : "BIGINT") + " NOT NULL)");
}

}

int migrate(Database& database, const std::filesystem::path& folder) {
    const auto known = migrations_in(folder, database.dialect());
    if (known.empty()) throw Error("no migrations in " + folder.string(), false);
    bool serving_role_only = false;
    database.read([&](Session& session) {
        const auto names = table_names(session);
        if (std::find(names.begin(), names.end(), "migrations") == names.end()) return;
        const auto run = already_run(session);
        refuse_strangers(run, known);
        serving_role_only = all_ran(run, known);
    });
    int count = 0;
    // A database that is up to date is only compared: the serving role may not create tables.
    database.write([&](Session& session) {
        count = 0;
        if (!serving_role_only) begin_migrating(session);
        const auto run = already_run(session);
        for (const auto& migration : known) {
            const auto mark = mark_of(migration.text);
            if (const auto old = run.find(migration.name); old != run.end()) {
                if (old->second != mark)
                    throw Error(migration.name + " was altered after it ran", false);
                continue;
            }
            session.script(session.dialect() == Dialect::sqlite ? in_sqlite(migration.text)
                                                                : migration.text);
            session.run("INSERT INTO migrations (name, mark) VALUES ($1, $2)", migration.name,
                        mark);
            ++count;
        }
        if (count > 0) grant(session, folder);
        return Outcome::keep;
    });
    return count;
}

std::string release_fault(Session& session, const std::filesystem::path& folder) {
    const auto names = table_names(session);
    if (std::find(names.begin(), names.end(), "migrations") == names.end())
        return "the database holds no register";
    const auto run = already_run(session);
    const auto known = migrations_in(folder, session.dialect());
    try {
        refuse_strangers(run, known);
    } catch (const Error& stranger) {
        return stranger.what();
    }
    return all_ran(run, known) ? ""
                               : "the database is of an older release:"
                                 " motcua migrate brings it up to date";
}

std::vector<std::string> table_names(Session& session) {
    const auto rows =
        session.dialect() == Dialect::sqlite
            ? session.query("SELECT name FROM sqlite_schema WHERE type = 'table'"
                            " AND name NOT GLOB 'sqlite_*' ORDER BY name")
            : session.query("SELECT tablename::text FROM pg_tables"
                            " WHERE schemaname = current_schema() ORDER BY tablename");
    std::vector<std::string> names;
    for (const auto& row : rows) names.push_back(row.text(0));
    return names;
}

}
