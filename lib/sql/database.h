#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "lib/sql/session.h"

namespace motcua::sql {

/// What a unit of work wants done with what it wrote.
enum class Outcome { keep, undo };

/// A database that many threads share.
class Database {
  public:
    using Work = std::function<Outcome(Session&)>;
    virtual ~Database() = default;
    virtual Dialect dialect() const = 0;

    /// Runs the work in a transaction of its own effect, and returns when it is durable. On SQLite
    /// all work runs on one writer thread, several requests' work as savepoints of one commit; on
    /// PostgreSQL it is a transaction of a pooled connection, run again up to three times when the
    /// database asks for that. So the work may run more than once and must have no effect outside
    /// the session. What it throws comes out here, after its writes are undone.
    virtual void write(const Work&) = 0;

    /// Runs the work in a read-only transaction: one consistent picture.
    virtual void read(const std::function<void(Session&)>&) = 0;

    /// When this returns, no row that was deleted before stands in a file of the database any more
    /// (SQLite empties its log of writes, once nobody reads an older picture; what PostgreSQL keeps
    /// in pages and WAL until VACUUM and recycling is its administrator's). Throws a transient
    /// Error when readers do not leave in time.
    virtual void drop_old_writes() = 0;

    /// Commits made so far; work done / commits is the size of a group.
    virtual std::int64_t commits() const = 0;
};

struct SqliteOptions {
    std::size_t readers_max = 40;
    std::size_t group_max = 128;
    bool create = true;
    /// Of the log beside the file, of 4 KB each: beyond them the writer sees to it that it is used
    /// up, which nobody else can while the writer never rests.
    std::int64_t log_pages_max = 65'536;
    /// For what this object alone needs: the file has no name any more once it is open, so that it
    /// is gone however the process ends. Foreign keys are not looked at; readers wait for writers.
    bool scratch = false;
};
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& file, SqliteOptions = {});

/// A consistent copy of a SQLite database, made while others read and write it. It holds nothing
/// that was deleted. `to` must not be there; it is durable when this returns.
void copy_sqlite(const std::filesystem::path& from, const std::filesystem::path& to);

struct PostgresOptions {
    std::size_t connections_max = 40;
    int connect_timeout_seconds = 5;
    int statement_timeout_ms = 15'000;
    int lock_timeout_ms = 8'000;
    int idle_in_transaction_timeout_ms = 20'000;
};
/// `url` as postgres://user@host/name. Throws Error when the database is not UTF8 with collation C.
std::unique_ptr<Database> open_postgres(const std::string& url, PostgresOptions = {});

/// Runs the migrations NNNN_name.sql of a folder that this database has not seen, each in one
/// transaction, in order; their text is portable but for three replacements on SQLite (BIGINT →
/// INTEGER, BYTEA → BLOB, ") STRICT"). A file NNNN_name.sqlite.sql or .postgres.sql runs on that
/// engine only. Returns how many ran. Throws Error when the database knows one that the folder
/// has not, unless its name says that it only adds (NNNN_name.expand.sql): nodes of the release
/// before may start beside it. Throws too when a file was altered after it ran.
int migrate(Database&, const std::filesystem::path& folder);

/// Names of the user's tables, sorted.
std::vector<std::string> table_names(Session&);

}
