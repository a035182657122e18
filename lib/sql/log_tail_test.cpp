#include "lib/sql/log_tail.h"

#include <fstream>
#include <map>
#include <thread>

#include "lib/sql/trial_database.h"

namespace motcua::sql {
namespace {

/// What a follower has put together: the pages of the database, by number.
struct Copy {
    std::map<std::uint32_t, std::string> pages;
    std::int64_t database_pages = 0;
    LogPlace place;
    int pieces = 0;

    LogTail::Keep keeper(LogTail& tail) {
        return [this, &tail](const LogPiece& piece) {
            for (const auto& [number, offset] : piece.pages)
                pages[number] = tail.page(piece, number);
            database_pages = piece.database_pages;
            place = piece.to;
            ++pieces;
        };
    }

    void write_over(const std::filesystem::path& file) const {
        std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
        for (const auto& [number, content] : pages) {
            out.seekp(static_cast<std::streamoff>(number - 1) *
                      static_cast<std::streamoff>(content.size()));
            out << content;
        }
    }
};

class FollowingADatabase : public testing::Test {
  protected:
    FollowingADatabase() {
        database_ = open_sqlite(file_);
        write([](Session& s) { s.script("CREATE TABLE things (id INTEGER PRIMARY KEY, t TEXT)"); });
    }

    template <class Work> void write(Work work) {
        database_->write([&](Session& session) {
            work(session);
            return Outcome::keep;
        });
    }
    void add(int count, const std::string& text = "thing") {
        write([&](Session& s) {
            for (int i = 0; i < count; ++i) s.run("INSERT INTO things (t) VALUES ($1)", text);
        });
    }
    /// Nobody looks at the database meanwhile, so that all of the log is used up, and the next
    /// writer begins it anew unless somebody reads.
    void checkpoint() const {
        SqliteSession session(file_, SqliteSession::Mode::write, false);
        session.keep_log_at_end();
        // The database's own checkpoint may be under way.
        while (session.query("PRAGMA wal_checkpoint(PASSIVE)").front().integer(0) != 0) {
        }
    }
    /// The raw file and what was followed, together, as a database; how many things are in it.
    std::int64_t things_in(const Copy& copy) const {
        const auto other = folder_.path() / "copy.db";
        std::ofstream out(other, std::ios::binary | std::ios::trunc);
        read_sqlite_raw(file_, [&](std::string_view piece) { out << piece; });
        out.close();
        copy.write_over(other);
        std::filesystem::resize_file(other,
                                     static_cast<std::uintmax_t>(copy.database_pages) * 4096);
        std::int64_t count = 0;
        open_sqlite(other)->read([&](Session& session) {
            EXPECT_EQ(session.query("PRAGMA integrity_check").front().text(0), "ok");
            count = session.query("SELECT COUNT(*) FROM things").front().integer(0);
        });
        std::filesystem::remove(other);
        return count;
    }

    TrialFolder folder_;
    std::filesystem::path file_ = folder_.path() / "trial.db";
    std::unique_ptr<Database> database_;
};

TEST_F(FollowingADatabase, HandsOverEachCommitOnce) {
    LogTail tail(file_);
    tail.begin();
    Copy copy;
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(copy.pieces, 1);
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(copy.pieces, 1) << "nobody has committed since";
    add(3);
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(copy.pieces, 2);
    EXPECT_EQ(things_in(copy), 3);
}

TEST_F(FollowingADatabase, MissesNothingWhileTheLogBeginsAnewAgainAndAgain) {
    LogTail tail(file_);
    tail.begin();
    Copy copy;
    std::set<std::uint64_t> logs;
    for (int round = 0; round < 40; ++round) {
        add(1, std::string(3000, 'x'));
        if (round % 3 != 0) tail.follow(copy.keeper(tail));
        checkpoint();
        if (round % 2 == 0) tail.follow(copy.keeper(tail));
        checkpoint();
        logs.insert(copy.place.salts);
    }
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(things_in(copy), 40);
    EXPECT_GT(logs.size(), 3U) << "the log did begin anew";
}

TEST_F(FollowingADatabase, GivesAPieceAgainThatWasNotKept) {
    LogTail tail(file_);
    tail.begin();
    Copy copy;
    add(2);
    EXPECT_THROW(tail.follow([](const LogPiece&) { throw std::runtime_error("disk full"); }),
                 std::runtime_error);
    checkpoint();
    add(2);
    checkpoint();
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(things_in(copy), 4);
}

TEST_F(FollowingADatabase, DoesNotSeeWhatIsNotCommitted) {
    LogTail tail(file_);
    tail.begin();
    Copy copy;
    tail.follow(copy.keeper(tail));
    const auto before = copy.place;
    SqliteSession session(file_, SqliteSession::Mode::write, false);
    session.script("PRAGMA cache_size=2; BEGIN IMMEDIATE");
    for (int i = 0; i < 200; ++i)
        session.run("INSERT INTO things (t) VALUES ($1)", std::string(3000, 'y'));
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(copy.place, before);
    session.run("ROLLBACK");
    add(1);
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(things_in(copy), 1);
}

TEST_F(FollowingADatabase, GoesOnBehindAPlaceAfterAGracefulEnd) {
    Copy copy;
    {
        LogTail tail(file_);
        tail.begin();
        add(1);
        database_.reset();
        tail.follow(copy.keeper(tail));
    }
    database_ = open_sqlite(file_);
    add(1);
    LogTail tail(file_);
    tail.begin();
    ASSERT_TRUE(tail.go_on_behind(copy.place));
    add(1);
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(things_in(copy), 3);
}

TEST_F(FollowingADatabase, DoesNotGoOnWhereTheLogHasBegunAnewUnseen) {
    Copy copy;
    {
        LogTail tail(file_);
        tail.begin();
        tail.follow(copy.keeper(tail));
    }
    checkpoint();
    add(1);
    LogTail tail(file_);
    tail.begin();
    EXPECT_FALSE(tail.go_on_behind(copy.place));
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(things_in(copy), 1) << "a new following sees the log from its beginning";
}

TEST_F(FollowingADatabase, UsesALongLogUpAndLosesNothingOfIt) {
    LogTail tail(file_);
    tail.begin();
    Copy copy;
    std::uintmax_t longest = 0;
    for (int round = 0; round < 24; ++round) {
        add(2000, std::string(3000, 'z'));
        tail.follow(copy.keeper(tail));
        tail.shorten_when_long();
        longest = std::max(longest, std::filesystem::file_size(file_.string() + "-wal"));
    }
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(things_in(copy), 48'000);
    EXPECT_LT(longest, std::uintmax_t{120} << 20) << "of some 190 MB that were written";
}

TEST_F(FollowingADatabase, LetsTheLogBeEmptiedOnceItHasSeenAll) {
    LogTail tail(file_);
    tail.begin();
    Copy copy;
    add(1);
    tail.follow(copy.keeper(tail));
    checkpoint();
    tail.follow(copy.keeper(tail));
    database_->drop_old_writes();
    EXPECT_EQ(std::filesystem::file_size(file_.string() + "-wal"), 0U);
    tail.follow(copy.keeper(tail));
    add(1);
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(things_in(copy), 2);
}

TEST_F(FollowingADatabase, NoticesWhoWaitsForItAndNotWhoWrites) {
    LogTail tail(file_);
    tail.begin();
    Copy copy;
    tail.follow(copy.keeper(tail));
    EXPECT_FALSE(tail.is_waited_for());
    SqliteSession session(file_, SqliteSession::Mode::write, false);
    session.script("BEGIN IMMEDIATE");
    EXPECT_FALSE(tail.is_waited_for());
    EXPECT_TRUE(tail.is_waited_for());
    session.script("INSERT INTO things (t) VALUES ('x'); COMMIT; BEGIN IMMEDIATE");
    EXPECT_FALSE(tail.is_waited_for()) << "it has committed";
    session.script("ROLLBACK");
    EXPECT_FALSE(tail.is_waited_for());
}

TEST_F(FollowingADatabase, SaysSoWhenTheLogWasWrittenOver) {
    LogTail tail(file_);
    tail.begin();
    Copy copy;
    add(1);
    tail.follow(copy.keeper(tail));
    std::fstream log(file_.string() + "-wal", std::ios::binary | std::ios::in | std::ios::out);
    log.seekp(32 + (copy.place.frames - 1) * (4096 + 24) + 16);
    log << "otherwise";
    log.close();
    EXPECT_THROW(tail.follow(copy.keeper(tail)), LogLost);
}

TEST_F(FollowingADatabase, LetsGoWhileAPieceIsBeingKept) {
    LogTail tail(file_);
    tail.begin();
    add(1);
    const auto keep = [&](const LogPiece& piece) {
        std::thread([&] { tail.let_go(); }).join();
        database_->drop_old_writes();
        EXPECT_THROW(tail.page(piece, piece.pages.begin()->first), LogLost);
        add(1);
    };
    EXPECT_THROW(tail.follow(keep), LogLost);
    EXPECT_THROW(tail.must_hold(), LogLost);
    tail.begin();
    Copy copy;
    tail.follow(copy.keeper(tail));
    EXPECT_EQ(things_in(copy), 2);
}

}
}
