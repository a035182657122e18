#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/base/result.h"

namespace motcua::json {

class Value;
using Array = std::vector<Value>;
/// Keys are kept sorted by bytes, so that writing an object is canonical by construction.
using Object = std::map<std::string, Value, std::less<>>;

/// A JSON value of the strict kind that this house uses: no floats, integers below 2^53 in size.
class Value {
  public:
    Value() : held_(nullptr) {}
    Value(std::nullptr_t) : held_(nullptr) {}
    Value(bool value) : held_(value) {}
    Value(int value) : held_(std::int64_t{value}) {}
    Value(std::int64_t value) : held_(value) {}
    Value(const char* value) : held_(std::string(value)) {}
    Value(std::string_view value) : held_(std::string(value)) {}
    Value(std::string value) : held_(std::move(value)) {}
    Value(Array value) : held_(std::move(value)) {}
    Value(Object value) : held_(std::move(value)) {}
    template <class T> Value(const std::optional<T>& value) : held_(nullptr) {
        if (value) *this = Value(*value);
    }

    bool is_null() const { return std::holds_alternative<std::nullptr_t>(held_); }
    const bool* boolean() const { return std::get_if<bool>(&held_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&held_); }
    const std::string* text() const { return std::get_if<std::string>(&held_); }
    const Array* array() const { return std::get_if<Array>(&held_); }
    const Object* object() const { return std::get_if<Object>(&held_); }
    Array* array() { return std::get_if<Array>(&held_); }
    Object* object() { return std::get_if<Object>(&held_); }

    /// The member of an object; null when this is no object or has no such member.
    const Value& at(std::string_view key) const;
    /// The member's text or number, or the fallback when it is missing or of another kind.
    std::string text_at(std::string_view key, std::string_view fallback = "") const;
    std::int64_t integer_at(std::string_view key, std::int64_t fallback = 0) const;
    bool boolean_at(std::string_view key, bool fallback = false) const;
    /// The member's elements; empty when it is no array.
    const Array& array_at(std::string_view key) const&;
    Array array_at(std::string_view key) const&& { return array_at(key); }
    /// A copy of the text unless it is missing, null or empty.
    std::optional<std::string> optional_text_at(std::string_view key) const;

    bool operator==(const Value&) const = default;

  private:
    std::variant<std::nullptr_t, bool, std::int64_t, std::string, Array, Object> held_;
};

enum class ParseProblem {
    too_large,
    syntax,
    too_deep,
    duplicate_key,
    not_an_integer,
    integer_too_large,
    bad_text,
};
std::string_view name_of(ParseProblem);

struct ParseLimits {
    std::size_t bytes_max = 1 << 20;
    std::size_t depth_max = 32;
};

/// Reads one whole JSON text. Strings are brought to NFC (keys too); U+0000, bad UTF-8, duplicate
/// keys, floats and integers of 2^53 or more in size are refused by name. 1.0 and 1e2 are floats.
base::Result<Value, ParseProblem> parse(std::string_view text, ParseLimits limits = {});

/// Canonical: sorted keys, no blanks, the shortest escapes. The same value gives the same bytes.
std::string canonical(const Value&);
/// Adds a text in quotes, as it stands in a canonical one.
void write_text(std::string& out, std::string_view text);
/// True when parse() takes the text and canonical() would write it back byte by byte; much quicker
/// than to do so.
bool is_canonical(std::string_view text);
/// For people and files: two blanks of indent.
std::string pretty(const Value&);

}
