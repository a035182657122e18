#pragma once
#include "lib/sql/database.h"
#include "lib/sql/session.h"
#include "lib/sql/statement_cache.h"

struct pg_conn;
struct pg_result;

namespace motcua::sql {

/// One connection to PostgreSQL; parameters and answers travel in binary form.
class PostgresSession final : public Session {
  public:
    PostgresSession(const std::string& url, const PostgresOptions& options);
    ~PostgresSession() override;
    PostgresSession(const PostgresSession&) = delete;
    PostgresSession& operator=(const PostgresSession&) = delete;

    Dialect dialect() const override { return Dialect::postgres; }
    void script(const std::string& sql) override;
    /// False when the connection is lost.
    bool alive() const;

  protected:
    Rows execute(std::string_view sql, std::span<const Parameter> parameters) override;

  private:
    const std::string& prepared(std::string_view sql, std::span<const Parameter> parameters);
    /// Takes the result over; throws what it says when it is a failure.
    Rows taken(pg_result* result, std::string_view sql);

    pg_conn* connection_ = nullptr;
    ByText<std::string> statements_;
};

}
