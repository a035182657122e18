#include "lib/sql/postgres_session.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

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

Rows rows_in(const PGresult* result) {
    Rows answer;
    const int rows = PQntuples(result);
    const int columns = PQnfields(result);
    for (int row = 0; row < rows && PQbinaryTuples(result); ++row) {
        std::vector<Cell> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            cells.push_back(cell_at(result, row, column));
        answer.rows.emplace_back(std::move(cells));
    }
    const char* changed = PQcmdTuples(const_cast<PGresult*>(result));
    answer.changed = *changed == '\0' ? 0 : std::strtoll(changed, nullptr, 10);
    return answer;
}

/// Serialisation failure, deadlock, and a server that ends this connection or all of them: what was
/// not committed is undone, and may be run again.
bool is_transient(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (state == nullptr) return true; // the connection itself is lost
    constexpr std::array<std::string_view, 5> states{"40001", "40P01", "57P01", "57P02", "57P03"};
    return std::find(states.begin(), states.end(), state) != states.end();
}

/// The primary message may quote the data; the state and the statement say enough.
Error failure_of(const PGresult* result, const PGconn* connection, std::string_view sql) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* said = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return Error(fmt::format("PostgreSQL {}: {} in: {}", state == nullptr ? "lost" : state,
                             said == nullptr ? PQerrorMessage(connection) : said,
                             sql.substr(0, 200)),
                 is_transient(result));
}

/// More statements than this are not sent without hearing what became of them: server and program
/// must not both wait for the other to read.
constexpr std::size_t unheard_max = 64;

}

PostgresSession::PostgresSession(const std::string& url, const PostgresOptions& options) {
    // To compile a statement takes longer than any statement here runs.
    const auto settings = fmt::format(
        "-c statement_timeout={} -c lock_timeout={} -c idle_in_transaction_session_timeout={}"
        " -c client_min_messages=warning -c jit=off",
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

bool PostgresSession::alive() {
    // A server that went away has left word on the line, and then the end of it.
    return PQconsumeInput(connection_) == 1 && PQconsumeInput(connection_) == 1 &&
           PQstatus(connection_) == CONNECTION_OK;
}

void PostgresSession::script(const std::string& sql) {
    if (!sent_.empty()) static_cast<void>(answers());
    if (PQpipelineStatus(connection_) != PQ_PIPELINE_OFF) require(PQexitPipelineMode(connection_));
    const Result result(PQexec(connection_, sql.c_str()), &PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throw failure_of(result.get(), connection_, sql);
}

void PostgresSession::begin(const char* sql) { send_plain(sql); }

void PostgresSession::commit() {
    try {
        send_plain("COMMIT");
        static_cast<void>(answers());
    } catch (const Error& error) {
        if (PQstatus(connection_) == CONNECTION_OK) throw;
        // Whether it was committed nobody can tell here, so it is not run again.
        throw Error(error.what(), false);
    }
}

void PostgresSession::end_reading() {
    send_plain("COMMIT");
    require(PQpipelineSync(connection_));
    synced_ = true;
}

void PostgresSession::roll_back() {
    if (!sent_.empty()) {
        try {
            static_cast<void>(answers());
        } catch (const Error&) {
            // What it met is what is being rolled back for.
            if (PQstatus(connection_) != CONNECTION_OK) throw;
        }
    }
    send_plain("ROLLBACK");
    static_cast<void>(answers());
}

Rows PostgresSession::execute(std::string_view sql, std::span<const Parameter> parameters) {
    send_prepared(sql, parameters);
    return answers();
}

void PostgresSession::dispatch(std::string_view sql, std::span<const Parameter> parameters) {
    send_prepared(sql, parameters);
    if (sent_.size() >= unheard_max) static_cast<void>(answers());
}

void PostgresSession::enter_pipeline() {
    if (synced_) static_cast<void>(answers());
    if (PQpipelineStatus(connection_) == PQ_PIPELINE_OFF) require(PQenterPipelineMode(connection_));
}

void PostgresSession::send_plain(const char* sql) {
    enter_pipeline();
    require(PQsendQueryParams(connection_, sql, 0, nullptr, nullptr, nullptr, nullptr, 1));
    sent_.push_back({sql, false});
}

void PostgresSession::send_prepared(std::string_view sql, std::span<const Parameter> parameters) {
    enter_pipeline();
    const Wire wire(parameters);
    const auto count = static_cast<int>(parameters.size());
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        auto name = fmt::format("s{}", ++statements_made_);
        const std::string text(sql);
        require(PQsendPrepare(connection_, name.c_str(), text.c_str(), count, wire.types.data()));
        sent_.push_back({text, true});
        found = statements_.emplace(text, std::move(name)).first;
    }
    require(PQsendQueryPrepared(connection_, found->second.c_str(), count, wire.values.data(),
                                wire.lengths.data(), wire.formats.data(), 1));
    sent_.push_back({std::string(sql), false});
}

Rows PostgresSession::answers() {
    if (!synced_) require(PQpipelineSync(connection_));
    synced_ = false;
    const auto sent = std::exchange(sent_, {});
    Rows last;
    std::optional<Error> failure;
    std::size_t heard = 0;
    for (;;) {
        const Result result(PQgetResult(connection_), &PQclear);
        const auto status = PQresultStatus(result.get());
        if (result && status == PGRES_PIPELINE_SYNC) break;
        if (!result && PQstatus(connection_) != CONNECTION_OK) break;
        if (!result) {
            ++heard; // nothing more of this statement
        } else if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
            last = rows_in(result.get());
        } else if (!failure) {
            const auto& met = heard < sent.size() ? sent[heard].sql : std::string();
            failure = failure_of(result.get(), connection_, met);
        }
    }
    if (!failure && PQstatus(connection_) != CONNECTION_OK)
        failure = Error(fmt::format("PostgreSQL lost: {}", PQerrorMessage(connection_)), true);
    if (!failure) return last;
    // Whether a PREPARE among them was heard is not worth telling apart.
    for (const auto& each : sent)
        if (each.prepares) statements_.erase(each.sql);
    throw Error(*failure);
}

void PostgresSession::require(int sent) {
    if (sent == 1) return;
    throw Error(fmt::format("PostgreSQL lost: {}", PQerrorMessage(connection_)), true);
}

}
