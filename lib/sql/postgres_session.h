#pragma once
#include <string>
#include <vector>

#include "lib/sql/database.h"
#include "lib/sql/session.h"
#include "lib/sql/statement_cache.h"

struct pg_conn;
struct pg_result;

namespace motcua::sql {

/// One connection to PostgreSQL; parameters and answers travel in binary form. What needs no answer
/// of its own (BEGIN, most writes) goes to the server with the next statement that does.
class PostgresSession final : public Session {
  public:
    PostgresSession(const std::string& url, const PostgresOptions& options);
    ~PostgresSession() override;
    PostgresSession(const PostgresSession&) = delete;
    PostgresSession& operator=(const PostgresSession&) = delete;

    Dialect dialect() const override { return Dialect::postgres; }
    void script(const std::string& sql) override;
    /// False when the connection is lost, as far as can be told without asking the server.
    bool alive();

    /// Sent with the first statement after it.
    void begin(const char* sql);
    /// Returns when the transaction is durable; throws what any of its statements met.
    void commit();
    /// The same for a transaction that wrote nothing, without waiting.
    void end_reading();
    void roll_back();

  protected:
    Rows execute(std::string_view sql, std::span<const Parameter> parameters) override;
    void dispatch(std::string_view sql, std::span<const Parameter> parameters) override;

  private:
    void enter_pipeline();
    void send_plain(const char* sql);
    void send_prepared(std::string_view sql, std::span<const Parameter> parameters);
    /// Waits for the answers to all that was sent; the last one. Throws the first failure.
    Rows answers();
    void require(int sent);

    /// A statement that was sent since the last answers: what it was, and whether it was a PREPARE.
    struct Sent {
        std::string sql;
        bool prepares = false;
    };

    pg_conn* connection_ = nullptr;
    ByText<std::string> statements_;
    std::size_t statements_made_ = 0; ///< names are not used again
    std::vector<Sent> sent_;
    bool synced_ = false; ///< the answers are on their way
};

}
