#pragma once
#include <filesystem>

#include "lib/sql/session.h"
#include "lib/sql/statement_cache.h"

struct sqlite3;
struct sqlite3_stmt;

namespace motcua::sql {

/// One connection to a SQLite file, set up as docs/adr/0001-databases.md says.
class SqliteSession final : public Session {
  public:
    enum class Mode { write, read };
    SqliteSession(const std::filesystem::path& file, Mode mode, bool create);
    ~SqliteSession() override;
    SqliteSession(const SqliteSession&) = delete;
    SqliteSession& operator=(const SqliteSession&) = delete;

    Dialect dialect() const override { return Dialect::sqlite; }
    void script(const std::string& sql) override;
    /// False when an error has ended the transaction on SQLite's own account.
    bool in_transaction() const;

  protected:
    Rows execute(std::string_view sql, std::span<const Parameter> parameters) override;

  private:
    sqlite3_stmt* prepared(std::string_view sql);
    [[noreturn]] void fail(std::string_view sql) const;

    sqlite3* connection_ = nullptr;
    ByText<sqlite3_stmt*> statements_;
};

}
