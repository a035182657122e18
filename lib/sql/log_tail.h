#pragma once
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
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

    /// Opens nothing yet.
    explicit LogTail(std::filesystem::path database);
    ~LogTail();

    /// Begins to follow, anew where it followed already. The database must be there. From here to
    /// `let_go`, and after that where nobody else uses the database, the file of the log stays, so
    /// that one can go on behind a place in it.
    void begin();
    /// Holds nothing of the database and its log any more: others need not wait for whoever does
    /// not come back from a `keep`. May be called by any thread at any time; all else but `begin`
    /// then throws LogLost, a `follow` that is under way too.
    void let_go();
    /// Throws LogLost where it was let go.
    void must_hold();

    /// Goes on behind a place that was reached earlier; false, and nothing done, when commits may
    /// have been missed since.
    bool go_on_behind(const LogPlace&);
    /// Hands over all that was committed since. While `keep` runs nothing but the readings is held,
    /// and `page`, `look` and `is_waited_for` may be called.
    void follow(const Keep&);
    /// Rows as they are now: all that was handed over, or more. The work must not take long.
    void look(const std::function<void(Session&)>&);
    /// Whether somebody keeps others from writing, and commits nothing: as one who wants to empty
    /// the log and waits for our reading. True from the second time on that it is asked. May be
    /// called by any thread.
    bool is_waited_for();
    /// Where the log has become long, uses it up, so that the next writer begins it anew. Nobody
    /// writes meanwhile; `follow` hands over later what is taken out of the log here.
    void shorten_when_long();

    std::int64_t page_bytes();
    std::string page(const LogPiece&, std::uint32_t number);

  private:
    /// All that is held of the database.
    struct Grip;
    template <class Work> auto with_grip(Work);
    std::optional<LogPiece> next_piece();

    std::filesystem::path database_;
    std::deque<LogPiece> taken_; ///< of the thread that follows
    std::mutex mutex_;
    std::unique_ptr<Grip> grip_;
};

/// The bytes of a database's file as they are, while others write to it: worth something only
/// together with all that stood in the log of writes, or came into it, meanwhile. By connections of
/// SQLite, since to open and close the file beside it would let its locks go; none is there while
/// `write` runs, however long it takes.
void read_sqlite_raw(const std::filesystem::path& database,
                     const std::function<void(std::string_view)>& write);

}
