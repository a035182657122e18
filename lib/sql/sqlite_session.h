#pragma once
#include <chrono>
#include <filesystem>

#include "lib/sql/session.h"
#include "lib/sql/statement_cache.h"

struct sqlite3;
struct sqlite3_stmt;

namespace motcua::sql {

/// One connection to a SQLite file, set up as docs/adr/0001-databases.md says.
class SqliteSession final : public Session {
  public:
    /// Scratch is a file that is gone with its only connection, however that ends.
    enum class Mode { write, read, scratch };
    SqliteSession(const std::filesystem::path& file, Mode mode, bool create);
    ~SqliteSession() override;
    SqliteSession(const SqliteSession&) = delete;
    SqliteSession& operator=(const SqliteSession&) = delete;

    Dialect dialect() const override { return Dialect::sqlite; }
    void script(const std::string& sql) override;
    /// False when an error has ended the transaction on SQLite's own account.
    bool in_transaction() const;
    /// Pages in the log after this connection's last commit.
    std::int64_t log_pages() const { return log_pages_; }
    /// Brings the log into the file and begins it anew, waiting for others that long.
    void use_log_up(std::chrono::milliseconds patience);
    /// The last connection to end leaves the file of the log of writes where it is.
    void keep_log_at_end();
    /// Bytes of the database's file, whatever they mean; how many there were.
    std::size_t read_raw(std::int64_t offset, char* into, std::size_t size);

  protected:
    Rows execute(std::string_view sql, std::span<const Parameter> parameters) override;

  private:
    sqlite3_stmt* prepared(std::string_view sql);
    [[noreturn]] void fail(std::string_view sql) const;

    sqlite3* connection_ = nullptr;
    std::int64_t log_pages_ = 0;
    ByText<sqlite3_stmt*> statements_;
};

}
