#include "lib/sql/database.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <limits>
#include <optional>
#include <thread>
#include <vector>

#include "lib/sql/trial_database.h"

namespace motcua::sql {
namespace {

/// A database with one empty table: things (id, name, raw).
class OnTable : public OnBothEngines {
  protected:
    void begin() override {
        database_.emplace(GetParam());
        write([&](Session& session) {
            session.script(on_sqlite() ? "CREATE TABLE things (id INTEGER PRIMARY KEY NOT NULL,"
                                         " name TEXT, raw BLOB) STRICT"
                                       : "CREATE TABLE things (id BIGINT PRIMARY KEY NOT NULL,"
                                         " name TEXT, raw BYTEA)");
        });
    }
    TrialDatabase& database() { return *database_; }
    template <class Work> void write(Work&& work) {
        (*database_)->write([&](Session& session) {
            work(session);
            return Outcome::keep;
        });
    }
    void add(std::int64_t id) {
        write([id](Session& s) { s.run("INSERT INTO things (id) VALUES ($1)", id); });
    }
    std::int64_t count() {
        std::int64_t counted = 0;
        (*database_)->read([&](Session& session) {
            counted = session.query("SELECT COUNT(*) FROM things").front().integer(0);
        });
        return counted;
    }

  private:
    std::optional<TrialDatabase> database_;
};

class Values : public OnTable {};
class Write : public OnTable {};
class ReadOnSqlite : public OnTable {};
/// Only SQLite puts several requests into one commit; only PostgreSQL asks to run again and has
/// connections to cut.
class WriteOnSqlite : public OnTable {};
class WriteOnPostgres : public OnTable {};
class Read : public OnTable {};
INSTANTIATE_TEST_SUITE_P(Engines, Values, both_engines(), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Write, both_engines(), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, WriteOnSqlite, testing::Values("sqlite"), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, WriteOnPostgres, testing::Values("postgres"), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Read, both_engines(), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, ReadOnSqlite, testing::Values("sqlite"), engine_name);

TEST_P(Values, ComeBackAsTheyWent) {
    struct Thing {
        std::int64_t id;
        std::string name;
        std::string raw;
    };
    const std::vector<Thing> things{
        {std::numeric_limits<std::int64_t>::min(), "", ""},
        {-1, "Đăng ký khai sinh", std::string("\0\xff\x01", 3)},
        {0, "' \" ; --", "text"},
        {std::numeric_limits<std::int64_t>::max(), std::string(100'000, 'x'), std::string(5, 0)}};
    for (const auto& thing : things)
        write([&](Session& session) {
            session.run("INSERT INTO things (id, name, raw) VALUES ($1, $2, $3)", thing.id,
                        thing.name, ByteView{thing.raw});
        });
    database()->read([&](Session& session) {
        const auto rows = session.query("SELECT id, name, raw FROM things ORDER BY id");
        ASSERT_EQ(rows.size(), things.size());
        for (std::size_t i = 0; i < things.size(); ++i) {
            EXPECT_EQ(rows.rows[i].integer(0), things[i].id);
            EXPECT_EQ(rows.rows[i].text(1), things[i].name);
            EXPECT_EQ(rows.rows[i].bytes(2), things[i].raw);
        }
    });
}

TEST_P(Values, MayBeNull) {
    write([](Session& session) {
        session.run("INSERT INTO things (id, name, raw) VALUES ($1, $2, $3)", 1,
                    std::optional<std::string>(), nullptr);
        const auto rows = session.query("SELECT name, raw, id FROM things");
        EXPECT_TRUE(rows.front().is_null(0));
        EXPECT_EQ(rows.front().optional_text(0), std::nullopt);
        EXPECT_TRUE(rows.front().is_null(1));
        EXPECT_EQ(rows.front().optional_integer(2), 1);
    });
}

TEST_P(Values, AreNeverMadeUpForAWrongColumn) {
    write([](Session& session) {
        session.run("INSERT INTO things (id, raw) VALUES ($1, $2)", 1, ByteView{"x"});
        const auto rows = session.query("SELECT id, name, raw FROM things");
        const auto& row = rows.front();
        EXPECT_THROW(row.text(0), Error);
        EXPECT_THROW(row.text(1), Error);
        EXPECT_THROW(row.text(2), Error);
        EXPECT_THROW(row.bytes(0), Error);
        EXPECT_THROW(row.integer(2), Error);
        EXPECT_THROW(row.integer(3), Error);
    });
}

TEST_P(Values, AreBoundByNumberInAnyOrder) {
    write([](Session& session) {
        const auto rows = session.query("SELECT CAST($2 AS TEXT), CAST($1 AS TEXT),"
                                        " CAST($2 AS TEXT)",
                                        "one", "two");
        EXPECT_EQ(rows.front().text(0), "two");
        EXPECT_EQ(rows.front().text(1), "one");
        EXPECT_EQ(rows.front().text(2), "two");
    });
}

TEST_P(Values, OrderTextByCodePoint) {
    write([](Session& session) {
        std::int64_t id = 0;
        for (const auto* name : {"Đ", "a", "Z", "z", "é", "A"})
            session.run("INSERT INTO things (id, name) VALUES ($1, $2)", ++id, name);
        std::string order;
        for (const auto& row : session.query("SELECT name FROM things ORDER BY name"))
            order += row.text(0);
        EXPECT_EQ(order, "AZazéĐ");
    });
}

TEST_P(Values, DoNotStandInTheErrorTheyCaused) {
    add(987654321);
    try {
        add(987654321);
        FAIL() << "a second row with the same key";
    } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()).find("987654321"), std::string::npos);
        EXPECT_FALSE(error.transient());
    }
}

TEST_P(Values, MayAskTheSameStatementWhileItsRowsAreRead) {
    write([](Session& session) {
        for (int id = 1; id <= 3; ++id) session.run("INSERT INTO things (id) VALUES ($1)", id);
        constexpr auto above = "SELECT id FROM things WHERE id > $1 ORDER BY id";
        std::vector<std::int64_t> seen;
        for (const auto& outer : session.query(above, 0))
            for (const auto& inner : session.query(above, outer.integer(0)))
                seen.push_back(inner.integer(0));
        EXPECT_EQ(seen, (std::vector<std::int64_t>{2, 3, 3}));
    });
}

TEST_P(Write, CountsTheRowsThatChanged) {
    write([](Session& session) {
        constexpr auto insert = "INSERT INTO things (id) VALUES ($1) ON CONFLICT (id) DO NOTHING";
        EXPECT_EQ(session.run(insert, 1), 1);
        EXPECT_EQ(session.run(insert, 1), 0);
        EXPECT_EQ(session.run("UPDATE things SET name = 'x' WHERE id = $1", 2), 0);
        EXPECT_EQ(session.run("DELETE FROM things"), 1);
    });
}

TEST_P(Write, LeavesNothingWhenUndone) {
    database()->write([](Session& session) {
        session.run("INSERT INTO things (id) VALUES (1)");
        return Outcome::undo;
    });
    EXPECT_EQ(count(), 0);
}

TEST_P(Write, LeavesNothingWhenItThrowsAndLetsTheExceptionOut) {
    struct Mine {};
    EXPECT_THROW(write([](Session& session) {
                     session.run("INSERT INTO things (id) VALUES (1)");
                     throw Mine{};
                 }),
                 Mine);
    EXPECT_EQ(count(), 0);
    add(1);
    EXPECT_EQ(count(), 1);
}

TEST_P(Write, IsNotHurtByOthersThatFail) {
    constexpr int threads_max = 8;
    constexpr int jobs_each = 40;
    std::atomic<int> kept = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < threads_max; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < jobs_each; ++i) {
                try {
                    // Every fourth takes a key that is taken after the first.
                    add(i % 4 == 0 ? -1 : t * jobs_each + i);
                    ++kept;
                } catch (const Error&) {
                }
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(kept, threads_max * jobs_each * 3 / 4 + 1);
    EXPECT_EQ(count(), kept);
    EXPECT_LE(database()->commits(), threads_max * jobs_each + 1);
}

TEST_P(WriteOnSqlite, SurvivesANeighbourThatLosesTheWholeTransaction) {
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 20; ++i) {
                if (i % 5 != 0)
                    add(t * 20 + i);
                else
                    EXPECT_THROW(write([](Session& session) {
                                     session.script("ROLLBACK");
                                     throw Error("as when the disk is full", false);
                                 }),
                                 Error);
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(count(), 8 * 16);
}

TEST_P(WriteOnSqlite, LeavesNothingOfDeletedRowsOnceOldWritesAreDropped) {
    const std::string name = "Quách Thị Zyxwvut";
    const auto on_disk = [&] {
        for (const auto& entry : std::filesystem::directory_iterator(database().folder())) {
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(in), {}};
            if (bytes.find(name) != std::string::npos) return true;
        }
        return false;
    };
    write([&](Session& s) { s.run("INSERT INTO things (id, name) VALUES (1, $1)", name); });
    EXPECT_TRUE(on_disk());
    write([](Session& s) { s.run("DELETE FROM things WHERE id = 1"); });
    database()->drop_old_writes();
    EXPECT_FALSE(on_disk());
}

TEST(LogOfSqlite, StaysShortThoughTheWriterNeverRests) {
    const TrialFolder folder;
    const auto file = folder.path() / "trial.db";
    constexpr std::int64_t pages = 64;
    const auto database = open_sqlite(file, {.log_pages_max = pages});
    const auto write = [&](auto&& work) {
        database->write([&](Session& session) {
            work(session);
            return Outcome::keep;
        });
    };
    write([](Session& s) { s.script("CREATE TABLE things (id INTEGER PRIMARY KEY, raw BLOB)"); });
    for (int id = 1; id <= 300; ++id)
        write([&](Session& s) {
            s.run("INSERT INTO things (id, raw) VALUES ($1, randomblob(8000))", std::int64_t{id});
        });
    constexpr std::int64_t page_and_head = 4096 + 24;
    EXPECT_LT(std::filesystem::file_size(file.string() + "-wal"), 2 * pages * page_and_head);
}
TEST_P(WriteOnSqlite, GoesOnWhileTheDatabaseIsCopiedInOnePicture) {
    for (int id = 1; id <= 50; ++id) add(id);
    std::atomic<bool> copied{false};
    std::thread writer([&] {
        for (int id = 51; !copied; ++id) add(id);
    });
    const auto copy = database().folder() / "copy.db";
    copy_sqlite(database().file(), copy);
    copied = true;
    writer.join();
    std::int64_t first = 0;
    std::int64_t last = 0;
    open_sqlite(copy)->read([&](Session& session) {
        const auto row = session.query("SELECT COUNT(*), MAX(id) FROM things").front();
        first = row.integer(0);
        last = row.integer(1);
    });
    EXPECT_GE(first, 50);
    EXPECT_EQ(first, last) << "without gaps";
    EXPECT_LE(first, count());
    EXPECT_THROW(copy_sqlite(database().file(), copy), Error);
}

TEST_P(WriteOnPostgres, IsRunAgainWhenTheDatabaseAsksForIt) {
    int runs = 0;
    write([&](Session& session) {
        session.run("INSERT INTO things (id) VALUES (1)");
        if (++runs < 3) throw Error("as 40001", true);
    });
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(count(), 1);
    runs = 0;
    EXPECT_THROW(write([&](Session&) {
                     ++runs;
                     throw Error("as 40001", true);
                 }),
                 Error);
    EXPECT_EQ(runs, 4);
}

TEST_P(WriteOnPostgres, IsRunAgainWhenItsConnectionWasCutBeforeTheCommit) {
    int attempts = 0;
    write([&](Session& session) {
        session.run("INSERT INTO things (id) VALUES ($1)", ++attempts);
        if (attempts == 1) session.query("SELECT pg_terminate_backend(pg_backend_pid())");
    });
    EXPECT_EQ(attempts, 2);
    EXPECT_EQ(count(), 1);
}

TEST_P(WriteOnPostgres, GoesOnWhenIdleConnectionsWereCut) {
    add(1);
    database().opened()->read([](Session& session) {
        session.query("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                      " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    });
    add(2);
    EXPECT_EQ(count(), 2);
}

TEST_P(Read, SeesOnePictureWhateverIsWrittenMeanwhile) {
    add(1);
    database()->read([&](Session& session) {
        constexpr auto text = "SELECT COUNT(*) FROM things";
        EXPECT_EQ(session.query(text).front().integer(0), 1);
        add(2);
        EXPECT_EQ(session.query(text).front().integer(0), 1);
    });
    EXPECT_EQ(count(), 2);
}

TEST_P(Read, CannotWrite) {
    EXPECT_THROW(database()->read(
                     [](Session& session) { session.run("INSERT INTO things (id) VALUES (1)"); }),
                 Error);
    EXPECT_EQ(count(), 0);
}

TEST_P(ReadOnSqlite, IsPossibleHoweverManyLostTheirTransactionToAFailure) {
    const auto fails = [&](const std::function<void(Session&)>& work) {
        for (int i = 0; i < 50; ++i)
            EXPECT_THROW(database()->read(work), Error);
    };
    // As SQLite itself ends the transaction of a reader whose disk does not answer.
    fails([](Session& session) {
        session.run("ROLLBACK");
        throw Error("the disk does not answer", false);
    });
    fails([](Session& session) { session.run("ROLLBACK"); });
    EXPECT_EQ(count(), 0);
}

TEST_P(Read, LetsManyIn) {
    add(1);
    std::atomic<std::int64_t> seen = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 25; ++i) seen += count();
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(seen, 200);
}

}
}
