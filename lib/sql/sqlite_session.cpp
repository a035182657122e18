#include "lib/sql/sqlite_session.h"

#include <algorithm>

#include <fmt/format.h>
#include <sqlite3.h>

namespace motcua::sql {
namespace {

/// Resets the statement however the reading of its rows ends.
class Running {
  public:
    explicit Running(sqlite3_stmt* statement) : statement_(statement) {}
    ~Running() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

  private:
    sqlite3_stmt* statement_;
};

struct Binder {
    sqlite3_stmt* statement;
    int place;
    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, place); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, place, value); }
    int operator()(std::string_view value) const {
        return sqlite3_bind_text(statement, place, value.data() == nullptr ? "" : value.data(),
                                 static_cast<int>(value.size()), SQLITE_STATIC);
    }
    int operator()(ByteView value) const {
        return sqlite3_bind_blob(statement, place, value.raw.data(),
                                 static_cast<int>(value.raw.size()), SQLITE_STATIC);
    }
};

std::string bytes_at(sqlite3_stmt* statement, int column) {
    const auto* start = static_cast<const char*>(sqlite3_column_blob(statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return start == nullptr ? std::string() : std::string(start, size);
}

Cell cell_at(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_TEXT: return bytes_at(statement, column);
    case SQLITE_BLOB: return Bytes{bytes_at(statement, column)};
    default: return nullptr;
    }
}

/// The number n of the parameter at this place; $n may come in any order and more than once.
std::size_t number_of(sqlite3_stmt* statement, int place, std::size_t count) {
    const char* name = sqlite3_bind_parameter_name(statement, place);
    const auto number = name == nullptr ? 0 : std::strtoul(name + 1, nullptr, 10);
    if (number < 1 || number > count)
        throw Error(fmt::format("parameter {} is not given", place), false);
    return number - 1;
}

/// SQLite counts the memory it takes unless told not to, and all threads would wait for each other
/// at that count.
void configure_once() {
    static const int outcome = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (outcome != SQLITE_OK) throw Error("SQLite was in use before it was set up", false);
}

constexpr int busy_ms = 10'000;

constexpr const char* for_keeping =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
    "PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-16000;";
/// Nothing is durable, and what refers to what was checked where the rows come from.
constexpr const char* for_scratch =
    "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA secure_delete=OFF;"
    "PRAGMA foreign_keys=OFF; PRAGMA cache_size=-64000; PRAGMA user_version=1;";

int note_pages(void* pages, sqlite3*, const char*, int in_log) {
    *static_cast<std::int64_t*>(pages) = in_log;
    return SQLITE_OK;
}

}

SqliteSession::SqliteSession(const std::filesystem::path& file, Mode mode, bool create) {
    configure_once();
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(file.c_str(), &connection_, flags, nullptr) != SQLITE_OK) {
        const Error error(fmt::format("cannot open the database: {}",
                                      connection_ ? sqlite3_errmsg(connection_) : "no memory"),
                          false);
        sqlite3_close_v2(connection_);
        throw error;
    }
    sqlite3_busy_timeout(connection_, busy_ms);
    try {
        script(mode == Mode::scratch ? for_scratch : for_keeping);
        script("PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"
               "PRAGMA recursive_triggers=ON;");
        if (mode == Mode::read) script("PRAGMA query_only=ON;");
        // The system keeps what is open; nothing of it can be left behind.
        if (mode == Mode::scratch) std::filesystem::remove(file);
        sqlite3_wal_hook(connection_, note_pages, &log_pages_);
    } catch (...) {
        sqlite3_close_v2(connection_);
        throw;
    }
}

SqliteSession::~SqliteSession() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close_v2(connection_);
}

void SqliteSession::script(const std::string& sql) {
    if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

bool SqliteSession::in_transaction() const { return sqlite3_get_autocommit(connection_) == 0; }

void SqliteSession::use_log_up(std::chrono::milliseconds patience) {
    sqlite3_busy_timeout(connection_, static_cast<int>(patience.count()));
    const int told = sqlite3_wal_checkpoint_v2(connection_, nullptr, SQLITE_CHECKPOINT_RESTART,
                                               nullptr, nullptr);
    sqlite3_busy_timeout(connection_, busy_ms);
    if (told == SQLITE_OK)
        log_pages_ = 0;
    else if (told != SQLITE_BUSY)
        fail("checkpoint");
}

void SqliteSession::keep_log_at_end() {
    int keep = 1;
    if (sqlite3_file_control(connection_, "main", SQLITE_FCNTL_PERSIST_WAL, &keep) != SQLITE_OK)
        throw Error("SQLite cannot keep its log of writes", false);
}

std::size_t SqliteSession::read_raw(std::int64_t offset, char* into, std::size_t size) {
    sqlite3_file* file = nullptr;
    sqlite3_int64 file_bytes = 0;
    if (sqlite3_file_control(connection_, "main", SQLITE_FCNTL_FILE_POINTER,
                             static_cast<void*>(&file)) != SQLITE_OK ||
        file == nullptr || file->pMethods->xFileSize(file, &file_bytes) != SQLITE_OK)
        throw Error("SQLite does not open the database's file", false);
    if (offset >= file_bytes) return 0;
    const auto there = std::min(size, static_cast<std::size_t>(file_bytes - offset));
    const int got = file->pMethods->xRead(file, into, static_cast<int>(there), offset);
    if (got != SQLITE_OK && got != SQLITE_IOERR_SHORT_READ)
        throw Error("SQLite cannot read the database's file", false);
    return there;
}

Rows SqliteSession::execute(std::string_view sql, std::span<const Parameter> parameters) {
    auto* statement = prepared(sql);
    const Running running(statement);
    for (int place = 1; place <= sqlite3_bind_parameter_count(statement); ++place) {
        const auto& value = parameters[number_of(statement, place, parameters.size())];
        if (std::visit(Binder{statement, place}, value) != SQLITE_OK) fail(sql);
    }
    Rows answer;
    const int columns = sqlite3_column_count(statement);
    for (;;) {
        const int step = sqlite3_step(statement);
        if (step == SQLITE_DONE) break;
        if (step != SQLITE_ROW) fail(sql);
        std::vector<Cell> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            cells.push_back(cell_at(statement, column));
        answer.rows.emplace_back(std::move(cells));
    }
    answer.changed = sqlite3_stmt_readonly(statement) ? 0 : sqlite3_changes64(connection_);
    return answer;
}

sqlite3_stmt* SqliteSession::prepared(std::string_view sql) {
    if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        fail(sql);
    statements_.emplace(sql, statement);
    return statement;
}

void SqliteSession::fail(std::string_view sql) const {
    const int code = sqlite3_errcode(connection_) & 0xff;
    const bool transient = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    throw Error(fmt::format("SQLite: {} in: {}", sqlite3_errmsg(connection_), sql.substr(0, 200)),
                transient);
}

}
