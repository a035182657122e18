#pragma once
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <thread>

#include "lib/sql/trial_database.h"
#include "src/app/shipping/laying.h"
#include "src/app/shipping/shipment.h"

namespace motcua::shipping {

/// A file that hangs whoever opens it to write, as one on a disk of the net that is away, until it
/// ends: a pipe that nobody reads.
class Hang {
  public:
    explicit Hang(std::filesystem::path place) : place_(std::move(place)) {
        if (::mkfifo(place_.c_str(), 0600) != 0) throw std::runtime_error("no pipe");
    }
    ~Hang() { end(); }
    Hang(const Hang&) = delete;
    Hang& operator=(const Hang&) = delete;

    /// Takes what is written there; whoever comes later finds no pipe any more.
    void end() {
        if (reader_.joinable()) return;
        auto aside = place_;
        aside += ".aside";
        std::filesystem::rename(place_, aside);
        const int handle = ::open(aside.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        std::filesystem::remove(aside);
        // To the end of what is written: nobody may find that the reader is gone.
        reader_ = std::jthread([handle] {
            std::array<char, 65536> piece{};
            while (::read(handle, piece.data(), piece.size()) != 0) std::this_thread::yield();
            ::close(handle);
        });
    }

  private:
    std::filesystem::path place_;
    std::jthread reader_;
};

class ShippingADatabase : public testing::Test {
  protected:
    ShippingADatabase() {
        order_.data = folder_.path() / "data";
        order_.to = folder_.path() / "second";
        order_.master = "0123456789abcdef";
        std::filesystem::create_directories(order_.data);
        std::filesystem::create_directories(order_.to);
        open();
        sql::migrate(*database_, std::filesystem::path(MOTCUA_SOURCE_DIR) / "migrations");
        write("CREATE TABLE things (t TEXT)");
    }

    void open() { database_ = sql::open_sqlite(order_.data / "motcua.db"); }
    void write(const std::string& statement) {
        database_->write([&](sql::Session& session) {
            session.script(statement);
            return sql::Outcome::keep;
        });
    }
    void add(const std::string& thing) { write("INSERT INTO things (t) VALUES ('" + thing + "')"); }
    static std::size_t pictures_in(const SecondFolder& second) {
        std::size_t count = 0;
        for (const auto& chain : second.chains()) count += SecondFolder::pictures(chain).size();
        return count;
    }
    /// Until there are so many pictures.
    void follow_to_pictures(Shipment& shipment, std::size_t count) const {
        for (int i = 0; i < 100'000 && pictures_in(second()) < count; ++i) {
            shipment.follow();
            std::this_thread::yield();
        }
        ASSERT_GE(pictures_in(second()), count);
    }
    SecondFolder second() const { return SecondFolder(order_.to); }
    Chain newest_chain() const { return second().chains().back(); }

    /// What is in the database that is put together; or why it cannot be.
    std::string laid(std::optional<base::Instant> at = {}) const {
        const auto file = folder_.path() / "laid.db";
        for (const auto* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(file.string() + suffix);
        const auto done = lay(second(), at, file);
        if (!done) return done.error();
        std::string things;
        sql::open_sqlite(file)->read([&](sql::Session& session) {
            EXPECT_EQ(session.query("PRAGMA integrity_check").front().text(0), "ok");
            for (const auto& row : session.query("SELECT t FROM things ORDER BY t"))
                things += row.text(0) + " ";
        });
        return things + done->left_out;
    }
    base::Instant taken_at(std::int64_t number) const {
        std::ifstream in(newest_chain().segment(number), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        return parse_segment(bytes)->head.taken_at;
    }

    /// SQLite's log of writes.
    std::filesystem::path log() const { return order_.data / "motcua.db-wal"; }

    sql::TrialFolder folder_;
    Order order_;
    std::unique_ptr<sql::Database> database_;
    sql::LogTail tail_{folder_.path() / "data" / "motcua.db"};
    Pulse pulse_;
};

}
