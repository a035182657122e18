#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include "lib/sql/trial_database.h"

namespace motcua::sql {
namespace {

constexpr auto migrations = MOTCUA_SOURCE_DIR "/migrations";

class Migrate : public OnBothEngines {};
class JournalTable : public OnBothEngines {};
/// Only SQLite knows INSERT OR REPLACE.
class JournalTableOnSqlite : public OnBothEngines {};
INSTANTIATE_TEST_SUITE_P(Engines, Migrate, both_engines(), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, JournalTable, both_engines(), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, JournalTableOnSqlite, testing::Values("sqlite"), engine_name);

TEST_P(Migrate, RunsNothingTheSecondTime) {
    TrialDatabase database(GetParam());
    EXPECT_GT(migrate(*database, migrations), 0);
    EXPECT_EQ(migrate(*database, migrations), 0);
    EXPECT_EQ(migrate(*database.opened(), migrations), 0);
}

TEST_P(Migrate, MakesEveryTableThatIsClassed) {
    TrialDatabase database(GetParam());
    migrate(*database, migrations);
    std::set<std::string> classed{"migrations"};
    std::ifstream in(std::string(migrations) + "/tables.txt");
    for (std::string line; std::getline(in, line);) classed.insert(line.substr(0, line.find(' ')));
    database->read([&](Session& session) {
        const auto names = table_names(session);
        EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), classed);
    });
}

/// A copy of the migrations that a test may alter.
std::filesystem::path copied_migrations(const TrialDatabase& database) {
    auto folder = database.folder() / "migrations";
    std::filesystem::copy(migrations, folder);
    return folder;
}
void append(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::app) << text;
}

TEST_P(Migrate, RefusesAFileThatWasAlteredAfterItRan) {
    TrialDatabase database(GetParam());
    const auto folder = copied_migrations(database);
    migrate(*database, folder);
    append(folder / "0001_foundation.sql", "-- a word more\n");
    EXPECT_THROW(migrate(*database, folder), Error);
}

TEST_P(Migrate, RefusesADatabaseThatIsNewerThanTheProgram) {
    TrialDatabase database(GetParam());
    const auto folder = copied_migrations(database);
    append(folder / "9999_tomorrow.sql", "CREATE TABLE tomorrow (id BIGINT NOT NULL\n);\n");
    migrate(*database, folder);
    EXPECT_THROW(migrate(*database, migrations), Error);
}

TEST_P(Migrate, LetsAnOlderProgramStartBesideAMigrationThatOnlyAdds) {
    TrialDatabase database(GetParam());
    const auto folder = copied_migrations(database);
    append(folder / "9999_tomorrow.expand.sql", "CREATE TABLE tomorrow (id BIGINT NOT NULL\n);\n");
    migrate(*database, folder);
    EXPECT_EQ(migrate(*database, migrations), 0);
    EXPECT_EQ(migrate(*database, folder), 0);
}

TEST_P(Migrate, IsDoneByOneOfManyNodesThatStartTogether) {
    TrialDatabase database(GetParam());
    std::atomic<int> migrated = 0;
    std::atomic<int> found_done = 0;
    std::vector<std::thread> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.emplace_back([&] {
            ++(migrate(*database.opened(), migrations) > 0 ? migrated : found_done);
        });
    for (auto& node : nodes) node.join();
    EXPECT_EQ(migrated, 1);
    EXPECT_EQ(found_done, 3);
}

TEST_P(Migrate, LeavesNothingOfAFileThatFails) {
    TrialDatabase database(GetParam());
    const auto folder = copied_migrations(database);
    migrate(*database, folder);
    append(folder / "9999_broken.sql", "CREATE TABLE broken (id BIGINT NOT NULL\n);\nNONSENSE;\n");
    EXPECT_THROW(migrate(*database, folder), Error);
    database->read([](Session& session) {
        const auto names = table_names(session);
        EXPECT_EQ(std::count(names.begin(), names.end(), "broken"), 0);
    });
}

constexpr auto insert_entry =
    "INSERT INTO journal (id, stream, version, kind, schema_number, actor,"
    " recorded_at, effective_at, body)"
    " VALUES (1, 7, 1, 'first', 1, 'system', 0, 0, '{}')";

std::string kinds_in(Database& database) {
    std::string kinds;
    database.read([&](Session& session) {
        for (const auto& row : session.query("SELECT kind FROM journal ORDER BY id"))
            kinds += row.text(0) + " ";
    });
    return kinds;
}

TEST_P(JournalTable, RefusesChanges) {
    TrialDatabase database(GetParam());
    migrate(*database, migrations);
    const auto run = [&](const std::string& sql) {
        database->write([&](Session& session) {
            session.run(sql);
            return Outcome::keep;
        });
    };
    run(insert_entry);
    run("INSERT INTO leaves (leaf_index, entry_id) VALUES (0, 1)");
    EXPECT_THROW(run("UPDATE journal SET kind = 'other'"), Error);
    EXPECT_THROW(run("DELETE FROM journal"), Error);
    EXPECT_THROW(run("UPDATE leaves SET entry_id = 2"), Error);
    EXPECT_THROW(run("DELETE FROM leaves"), Error);
    if (!on_sqlite()) {
        EXPECT_THROW(run("TRUNCATE journal"), Error);
    }
    EXPECT_EQ(kinds_in(*database), "first ");
}

TEST_P(JournalTableOnSqlite, IsNotReplacedBehindItsTriggers) {
    TrialDatabase database(GetParam());
    migrate(*database, migrations);
    database->write([](Session& session) {
        session.run(insert_entry);
        const std::string values = " INTO journal (id, stream, version, kind, schema_number, actor,"
                                   " recorded_at, effective_at, body) VALUES ";
        session.run("INSERT OR REPLACE" + values + "(1, 8, 1, 'id', 1, 'x', 0, 0, '{}')");
        session.run("INSERT OR REPLACE" + values + "(2, 7, 1, 'place', 1, 'x', 0, 0, '{}')");
        session.run("REPLACE" + values + "(1, 7, 1, 'both', 1, 'x', 0, 0, '{}')");
        return Outcome::keep;
    });
    EXPECT_EQ(kinds_in(*database), "first ");
}

}
}
