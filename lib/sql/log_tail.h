#pragma once
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "lib/sql/log_reader.h"
#include "lib/sql/sqlite_session.h"

namespace motcua::sql {

/// Follows what is committed to a SQLite database, by whichever process, and sees to it that
/// nothing is missed: an open reading keeps the log of writes from beginning anew before the reader
/// has seen all of it. `keep` is given each piece in turn; when it throws, the piece comes again.
///
/// What it leans on: a reading that began when all of the log stood in the database already lets
/// the log begin anew, and lets nothing be copied from the log into the database while it lasts;
/// any other reading lets the log not begin anew, and nothing be copied that was committed after.
class LogTail {
  public:
    using Keep = std::function<void(const LogPiece&)>;

    /// The database must be there. While this object lives, and after its end where it was the
    /// last to use the database, the file of the log stays, so that one can go on behind a place
    /// in it.
    explicit LogTail(const std::filesystem::path& database);

    /// Goes on behind a place that was reached earlier; false, and nothing done, when commits may
    /// have been missed since.
    bool go_on_behind(const LogPlace&);
    /// Hands over all that was committed since. Throws LogLost.
    void follow(const Keep&);
    /// Whether somebody keeps others from writing, and commits nothing: as one who wants to empty
    /// the log and waits for our reading. True from the second time on that it is asked.
    bool is_waited_for();
    /// Where the log has become long, uses it up, so that the next writer begins it anew. Nobody
    /// writes meanwhile; `follow` hands over later what is taken out of the log here.
    void shorten_when_long();

    std::int64_t page_bytes() const { return log_.page_bytes(); }
    std::string page(const LogPiece& piece, std::uint32_t number) {
        return log_.page(piece, number);
    }

  private:
    std::unique_ptr<SqliteSession> begun() const;
    void hand_over(const Keep&);
    void take_rest();

    std::filesystem::path database_;
    LogReader log_;
    SqliteSession writer_;
    SqliteSession checkpointer_;
    SqliteSession asker_;
    std::optional<LogPlace> waiting_at_;
    std::deque<LogPiece> taken_;
    std::unique_ptr<SqliteSession> held_;
};

/// The bytes of a database's file as they are, while others write to it: worth something only
/// together with all that stood in the log of writes, or came into it, meanwhile. By a connection
/// of SQLite, since to open and close the file beside it would let its locks go.
void read_sqlite_raw(const std::filesystem::path& database,
                     const std::function<void(std::string_view)>& write);

}
