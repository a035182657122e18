#include "lib/sql/log_tail.h"

#include "lib/sql/session.h"

namespace motcua::sql {
namespace {

/// Some 64 MB of 4 KB each; below the length at which the database itself makes its writer wait.
constexpr std::int64_t frames_max = 16'384;
constexpr std::int64_t piece_bytes = 16 << 20;
constexpr std::size_t raw_bytes = std::size_t{4} << 20;

/// Waits for nobody to write, and keeps it so.
class NobodyWrites {
  public:
    explicit NobodyWrites(SqliteSession& session) : session_(session) {
        session_.run("BEGIN IMMEDIATE");
    }
    ~NobodyWrites() {
        if (session_.in_transaction()) session_.run("ROLLBACK");
    }
    NobodyWrites(const NobodyWrites&) = delete;
    NobodyWrites& operator=(const NobodyWrites&) = delete;

  private:
    SqliteSession& session_;
};

/// A reading, begun: SQLite takes its picture with the first statement.
std::unique_ptr<SqliteSession> begun(const std::filesystem::path& database) {
    auto session = std::make_unique<SqliteSession>(database, SqliteSession::Mode::read, false);
    session->keep_log_at_end();
    session->run("BEGIN");
    session->query("SELECT COUNT(*) FROM sqlite_schema");
    return session;
}

}

struct LogTail::Grip {
    explicit Grip(const std::filesystem::path& database)
        : log(database.string() + "-wal"), writer(database, SqliteSession::Mode::write, false),
          checkpointer(database, SqliteSession::Mode::write, false),
          asker(database, SqliteSession::Mode::write, false),
          looker(database, SqliteSession::Mode::read, false) {
        for (auto* session : {&writer, &checkpointer, &asker, &looker}) session->keep_log_at_end();
        asker.script("PRAGMA busy_timeout=0");
        held = begun(database);
    }

    LogReader log;
    SqliteSession writer;
    SqliteSession checkpointer;
    SqliteSession asker;
    SqliteSession looker;
    std::optional<LogPlace> waiting_at;
    std::unique_ptr<SqliteSession> held;
    std::unique_ptr<SqliteSession> next; ///< takes the place of the one that is held
};

LogTail::LogTail(std::filesystem::path database) : database_(std::move(database)) {}
LogTail::~LogTail() = default;

void LogTail::begin() {
    taken_.clear();
    const std::lock_guard lock(mutex_);
    grip_.reset();
    grip_ = std::make_unique<Grip>(database_);
}

void LogTail::let_go() {
    const std::lock_guard lock(mutex_);
    grip_.reset();
}

template <class Work> auto LogTail::with_grip(Work work) {
    const std::lock_guard lock(mutex_);
    if (!grip_) throw LogLost("the log of writes was let go");
    return work(*grip_);
}

void LogTail::must_hold() {
    with_grip([](Grip&) {});
}

bool LogTail::go_on_behind(const LogPlace& place) {
    return with_grip([&](Grip& grip) {
        if (!grip.log.holds(place)) return false;
        grip.log.go_on_behind(place);
        return true;
    });
}

void LogTail::follow(const Keep& keep) {
    // What this reading sees is handed over before the last one ends.
    with_grip([&](Grip& grip) { grip.next = begun(database_); });
    for (; !taken_.empty(); taken_.pop_front()) keep(taken_.front());
    while (const auto piece = next_piece()) {
        keep(*piece);
        with_grip([&](Grip& grip) { grip.log.go_on_behind(piece->to); });
    }
    with_grip([](Grip& grip) { grip.held = std::move(grip.next); });
}

std::optional<LogPiece> LogTail::next_piece() {
    return with_grip([](Grip& grip) { return grip.log.next(piece_bytes); });
}

void LogTail::look(const std::function<void(Session&)>& work) {
    with_grip([&](Grip& grip) {
        grip.looker.run("BEGIN");
        try {
            work(grip.looker);
        } catch (...) {
            if (grip.looker.in_transaction()) grip.looker.run("ROLLBACK");
            throw;
        }
        grip.looker.run("COMMIT");
    });
}

bool LogTail::is_waited_for() {
    return with_grip([](Grip& grip) {
        try {
            const NobodyWrites nobody(grip.asker);
            grip.waiting_at.reset();
            return false;
        } catch (const Error& error) {
            if (!error.transient()) throw;
        }
        const auto piece = grip.log.next(piece_bytes);
        const auto reached = piece ? piece->to : grip.log.place();
        const bool again = grip.waiting_at == reached;
        grip.waiting_at = reached;
        return again;
    });
}

/// What was committed a moment ago is taken out of the log with its contents: those who wait to
/// write do not wait for whoever keeps it.
void LogTail::shorten_when_long() {
    with_grip([&](Grip& grip) {
        if (grip.log.place().frames <= frames_max) return;
        grip.checkpointer.query("PRAGMA wal_checkpoint(PASSIVE)");
        const NobodyWrites pause(grip.writer);
        while (auto piece = grip.log.next(piece_bytes)) {
            for (const auto& [number, offset] : piece->pages)
                piece->contents[number] = grip.log.page(*piece, number);
            grip.log.go_on_behind(piece->to);
            taken_.push_back(std::move(*piece));
        }
        grip.held.reset();
        grip.checkpointer.query("PRAGMA wal_checkpoint(PASSIVE)");
        grip.held = begun(database_);
    });
}

std::int64_t LogTail::page_bytes() {
    return with_grip([](Grip& grip) { return grip.log.page_bytes(); });
}

std::string LogTail::page(const LogPiece& piece, std::uint32_t number) {
    return with_grip([&](Grip& grip) { return grip.log.page(piece, number); });
}

void read_sqlite_raw(const std::filesystem::path& database,
                     const std::function<void(std::string_view)>& write) {
    std::string piece(raw_bytes, '\0');
    for (std::int64_t offset = 0;;) {
        std::size_t got = 0;
        {
            SqliteSession session(database, SqliteSession::Mode::read, false);
            session.keep_log_at_end();
            got = session.read_raw(offset, piece.data(), piece.size());
        }
        if (got == 0) return;
        write(std::string_view(piece).substr(0, got));
        offset += static_cast<std::int64_t>(got);
    }
}

}
