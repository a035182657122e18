#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace motcua::sql {

enum class Dialect { sqlite, postgres };

/// Bytes of a BYTEA column; text and bytes do not mix.
struct Bytes {
    std::string raw;
    bool operator==(const Bytes&) const = default;
};

/// What a column can hold.
using Cell = std::variant<std::nullptr_t, std::int64_t, std::string, Bytes>;
/// What can be bound to $1, $2, …; views must live until the call returns.
struct ByteView {
    std::string_view raw;
};
using Parameter = std::variant<std::nullptr_t, std::int64_t, std::string_view, ByteView>;

/// A failure of the database, with the statement that met it. Never carries parameters.
class Error : public std::runtime_error {
  public:
    Error(const std::string& what, bool transient) : runtime_error(what), transient_(transient) {}
    /// True when nothing was kept and the same transaction may succeed if it is run again (40001,
    /// 40P01, busy, a connection that was lost before the commit).
    bool transient() const { return transient_; }

  private:
    bool transient_;
};

/// One row of an answer. Asking for a column of another type, or for a value where there is
/// null, is a failure (Error), so that a wrong query cannot go on with a made-up value.
class Row {
  public:
    explicit Row(std::vector<Cell> cells) : cells_(std::move(cells)) {}
    std::int64_t integer(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    const std::string& bytes(std::size_t column) const;
    bool is_null(std::size_t column) const;
    std::optional<std::int64_t> optional_integer(std::size_t column) const;
    std::optional<std::string> optional_text(std::size_t column) const;
    const std::vector<Cell>& cells() const { return cells_; }

  private:
    std::vector<Cell> cells_;
};

struct Rows {
    std::vector<Row> rows;
    std::int64_t changed = 0;
    bool empty() const { return rows.empty(); }
    std::size_t size() const { return rows.size(); }
    auto begin() const { return rows.begin(); }
    auto end() const { return rows.end(); }
    const Row& front() const { return rows.front(); }
};

inline Parameter bind(std::int64_t value) { return value; }
inline Parameter bind(int value) { return std::int64_t{value}; }
inline Parameter bind(long long value) { return static_cast<std::int64_t>(value); }
inline Parameter bind(std::string_view value) { return value; }
inline Parameter bind(const std::string& value) { return std::string_view(value); }
inline Parameter bind(const char* value) { return std::string_view(value); }
inline Parameter bind(const Bytes& value) { return ByteView{value.raw}; }
inline Parameter bind(ByteView value) { return value; }
inline Parameter bind(std::nullptr_t) { return nullptr; }
inline Parameter bind(const Cell& cell) {
    return std::visit([](const auto& held) { return bind(held); }, cell);
}
template <class T> Parameter bind(const std::optional<T>& value) {
    return value ? bind(*value) : Parameter{nullptr};
}
Parameter bind(bool) = delete;

/// One conversation with the database, used by one thread at a time. Statements are one portable
/// text with $1 … $n, prepared once per session and kept.
class Session {
  public:
    virtual ~Session() = default;
    virtual Dialect dialect() const = 0;

    template <class... Values> Rows query(std::string_view sql, const Values&... values) {
        const Parameter parameters[] = {bind(values)..., nullptr};
        return execute(sql, std::span(parameters, sizeof...(values)));
    }
    /// The number of rows changed.
    template <class... Values> std::int64_t run(std::string_view sql, const Values&... values) {
        return query(sql, values...).changed;
    }
    /// `run` for whoever needs no answer. A failure may come out of a later statement only, or of
    /// the commit; nothing is lost by that, since either undoes the whole transaction.
    template <class... Values> void send(std::string_view sql, const Values&... values) {
        const Parameter parameters[] = {bind(values)..., nullptr};
        dispatch(sql, std::span(parameters, sizeof...(values)));
    }
    void send_with(std::string_view sql, std::span<const Parameter> parameters) {
        dispatch(sql, parameters);
    }
    Rows query_with(std::string_view sql, std::span<const Parameter> parameters) {
        return execute(sql, parameters);
    }
    /// Several statements without parameters, not kept: migrations and settings.
    virtual void script(const std::string& sql) = 0;

  protected:
    virtual Rows execute(std::string_view sql, std::span<const Parameter> parameters) = 0;
    virtual void dispatch(std::string_view sql, std::span<const Parameter> parameters) {
        static_cast<void>(execute(sql, parameters));
    }
};

}
