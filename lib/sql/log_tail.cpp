#include "lib/sql/log_tail.h"

#include "lib/sql/session.h"

namespace motcua::sql {
namespace {

/// Some 64 MB of 4 KB each; below the length at which the database itself makes its writer wait.
constexpr std::int64_t frames_max = 16'384;
constexpr std::int64_t piece_bytes = 16 << 20;

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

}

LogTail::LogTail(const std::filesystem::path& database)
    : database_(database), log_(database.string() + "-wal"),
      writer_(database, SqliteSession::Mode::write, false),
      checkpointer_(database, SqliteSession::Mode::write, false),
      asker_(database, SqliteSession::Mode::write, false) {
    for (auto* session : {&writer_, &checkpointer_, &asker_}) session->keep_log_at_end();
    asker_.script("PRAGMA busy_timeout=0");
    held_ = begun();
}

bool LogTail::go_on_behind(const LogPlace& place) {
    if (!log_.holds(place)) return false;
    log_.go_on_behind(place);
    return true;
}

void LogTail::follow(const Keep& keep) {
    if (!held_) throw LogLost("nothing kept the log of writes");
    // What this reading sees is handed over before the last one ends.
    auto next = begun();
    hand_over(keep);
    held_ = std::move(next);
}

bool LogTail::is_waited_for() {
    try {
        const NobodyWrites nobody(asker_);
        waiting_at_.reset();
        return false;
    } catch (const Error& error) {
        if (!error.transient()) throw;
    }
    const auto piece = log_.next(piece_bytes);
    const auto reached = piece ? piece->to : log_.place();
    const bool again = waiting_at_ == reached;
    waiting_at_ = reached;
    return again;
}

void LogTail::shorten_when_long() {
    if (log_.place().frames <= frames_max) return;
    checkpointer_.query("PRAGMA wal_checkpoint(PASSIVE)");
    const NobodyWrites pause(writer_);
    take_rest();
    held_.reset();
    checkpointer_.query("PRAGMA wal_checkpoint(PASSIVE)");
    held_ = begun();
}

/// A reading, begun: SQLite takes its picture with the first statement.
std::unique_ptr<SqliteSession> LogTail::begun() const {
    auto session = std::make_unique<SqliteSession>(database_, SqliteSession::Mode::read, false);
    session->keep_log_at_end();
    session->run("BEGIN");
    session->query("SELECT COUNT(*) FROM sqlite_schema");
    return session;
}

void LogTail::hand_over(const Keep& keep) {
    while (!taken_.empty()) {
        keep(taken_.front());
        taken_.pop_front();
    }
    while (const auto piece = log_.next(piece_bytes)) {
        keep(*piece);
        log_.go_on_behind(piece->to);
    }
}

/// What was committed a moment ago, with its contents: those who wait to write do not wait for
/// whoever keeps it.
void LogTail::take_rest() {
    while (auto piece = log_.next(piece_bytes)) {
        for (const auto& [number, offset] : piece->pages)
            piece->contents[number] = log_.page(*piece, number);
        log_.go_on_behind(piece->to);
        taken_.push_back(std::move(*piece));
    }
}

void read_sqlite_raw(const std::filesystem::path& database,
                     const std::function<void(std::string_view)>& write) {
    SqliteSession session(database, SqliteSession::Mode::read, false);
    session.keep_log_at_end();
    std::string piece(std::size_t{1} << 20, '\0');
    for (std::int64_t offset = 0;;) {
        const auto got = session.read_raw(offset, piece.data(), piece.size());
        if (got == 0) return;
        write(std::string_view(piece).substr(0, got));
        offset += static_cast<std::int64_t>(got);
    }
}

}
