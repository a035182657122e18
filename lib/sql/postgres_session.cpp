#include "lib/sql/postgres_session.h"

#include <array>
#include <cstring>
#include <fmt/format.h>
#include <libpq-fe.h>

namespace motcua::sql {
namespace {

constexpr Oid oid_bool = 16, oid_bytea = 17, oid_name = 19, oid_int8 = 20, oid_int2 = 21,
              oid_int4 = 23, oid_text = 25, oid_varchar = 1043;

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::int64_t big_endian(const char* bytes, int length) {
    std::uint64_t value = 0;
    for (int i = 0; i < length; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    if (length < 8 && (bytes[0] & 0x80) != 0) value |= ~std::uint64_t{0} << (length * 8);
    return static_cast<std::int64_t>(value);
}

std::array<char, 8> big_endian(std::int64_t value) {
    std::array<char, 8> bytes{};
    for (std::size_t i = 8; i-- > 0; value >>= 8) bytes[i] = static_cast<char>(value & 0xff);
    return bytes;
}

/// The parameters of one call in the form that libpq wants; integers are kept here meanwhile.
struct Wire {
    std::vector<std::array<char, 8>> integers;
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    std::vector<Oid> types;

    explicit Wire(std::span<const Parameter> parameters) {
        integers.reserve(parameters.size());
        for (const auto& parameter : parameters) std::visit(*this, parameter);
    }
    void operator()(std::nullptr_t) { add(nullptr, 0, 0); }
    void operator()(std::int64_t value) {
        integers.push_back(big_endian(value));
        add(integers.back().data(), 8, oid_int8);
    }
    void operator()(std::string_view value) {
        add(value.data() == nullptr ? "" : value.data(), value.size(), oid_text);
    }
    void operator()(ByteView value) {
        add(value.raw.data() == nullptr ? "" : value.raw.data(), value.raw.size(), oid_bytea);
    }

  private:
    void add(const char* start, std::size_t size, Oid type) {
        values.push_back(start);
        lengths.push_back(static_cast<int>(size));
        formats.push_back(1);
        types.push_back(type);
    }
};

Cell cell_at(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column)) return nullptr;
    const char* bytes = PQgetvalue(result, row, column);
    const int length = PQgetlength(result, row, column);
    const auto size = static_cast<std::size_t>(length);
    switch (PQftype(result, column)) {
    case oid_int8:
    case oid_int4:
    case oid_int2:
    case oid_bool: return big_endian(bytes, length);
    case oid_text:
    case oid_varchar:
    case oid_name: return std::string(bytes, size);
    case oid_bytea: return Bytes{std::string(bytes, size)};
    default:
        throw Error(
            fmt::format("a column has type {}, which is not used here", PQftype(result, column)),
            false);
    }
}

bool is_transient(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state != nullptr &&
           (std::strcmp(state, "40001") == 0 || std::strcmp(state, "40P01") == 0);
}

}

PostgresSession::PostgresSession(const std::string& url, const PostgresOptions& options) {
    const auto settings = fmt::format(
        "-c statement_timeout={} -c lock_timeout={} -c idle_in_transaction_session_timeout={}"
        " -c client_min_messages=warning",
        options.statement_timeout_ms, options.lock_timeout_ms,
        options.idle_in_transaction_timeout_ms);
    const auto timeout = std::to_string(options.connect_timeout_seconds);
    const char* const names[] = {"dbname",          "connect_timeout",  "options",
                                 "client_encoding", "application_name", nullptr};
    const char* const values[] = {url.c_str(), timeout.c_str(), settings.c_str(),
                                  "UTF8",      "motcua",        nullptr};
    connection_ = PQconnectdbParams(names, values, 1);
    if (PQstatus(connection_) == CONNECTION_OK) return;
    const Error error(fmt::format("cannot reach PostgreSQL: {}", PQerrorMessage(connection_)),
                      true);
    PQfinish(connection_);
    throw error;
}

PostgresSession::~PostgresSession() { PQfinish(connection_); }

bool PostgresSession::alive() const { return PQstatus(connection_) == CONNECTION_OK; }

void PostgresSession::script(const std::string& sql) {
    static_cast<void>(taken(PQexec(connection_, sql.c_str()), sql));
}

Rows PostgresSession::execute(std::string_view sql, std::span<const Parameter> parameters) {
    const auto& name = prepared(sql, parameters);
    const Wire wire(parameters);
    return taken(PQexecPrepared(connection_, name.c_str(), static_cast<int>(parameters.size()),
                                wire.values.data(), wire.lengths.data(), wire.formats.data(), 1),
                 sql);
}

const std::string& PostgresSession::prepared(std::string_view sql,
                                             std::span<const Parameter> parameters) {
    if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
    const auto name = fmt::format("s{}", statements_.size() + 1);
    const std::string text(sql);
    const Wire wire(parameters);
    static_cast<void>(taken(PQprepare(connection_, name.c_str(), text.c_str(),
                                      static_cast<int>(wire.types.size()), wire.types.data()),
                            sql));
    return statements_.emplace(text, name).first->second;
}

Rows PostgresSession::taken(pg_result* raw, std::string_view sql) {
    const Result result(raw, &PQclear);
    const auto status = PQresultStatus(raw);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        // The primary message may quote the data; the state and the statement say enough.
        const char* state = PQresultErrorField(raw, PG_DIAG_SQLSTATE);
        const char* said = PQresultErrorField(raw, PG_DIAG_MESSAGE_PRIMARY);
        throw Error(fmt::format("PostgreSQL {}: {} in: {}", state == nullptr ? "lost" : state,
                                said == nullptr ? PQerrorMessage(connection_) : said,
                                sql.substr(0, 200)),
                    is_transient(raw));
    }
    Rows answer;
    const int rows = PQntuples(raw);
    const int columns = PQnfields(raw);
    for (int row = 0; row < rows && PQbinaryTuples(raw); ++row) {
        std::vector<Cell> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column) cells.push_back(cell_at(raw, row, column));
        answer.rows.emplace_back(std::move(cells));
    }
    const char* changed = PQcmdTuples(raw);
    answer.changed = *changed == '\0' ? 0 : std::strtoll(changed, nullptr, 10);
    return answer;
}

}
