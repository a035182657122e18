#include "lib/base/text.h"
#include "lib/json/value.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

constexpr json::ParseLimits limits{.bytes_max = 4096, .depth_max = 6};
/// What was read may be longer in normal form.
constexpr json::ParseLimits limits_again{.bytes_max = 64 * 4096, .depth_max = 6};

void check_text(const std::string& text) {
    holds(base::is_storable(text), "a text can be stored");
    holds(base::nfc(text) == text, "a text is in normal form");
}

void check_value(const json::Value& value, std::size_t depth) {
    constexpr std::int64_t integer_limit = std::int64_t{1} << 53;
    if (const auto* text = value.text()) check_text(*text);
    if (const auto* number = value.integer())
        holds(*number > -integer_limit && *number < integer_limit, "integers keep their limit");
    if (value.array() == nullptr && value.object() == nullptr) return;
    holds(depth < limits.depth_max, "the depth keeps its limit");
    if (const auto* elements = value.array())
        for (const auto& element : *elements) check_value(element, depth + 1);
    if (const auto* members = value.object())
        for (const auto& [key, member] : *members) {
            check_text(key);
            check_value(member, depth + 1);
        }
}

using Parsed = base::Result<json::Value, json::ParseProblem>;

bool same(const Parsed& a, const Parsed& b) {
    if (a.has_value() != b.has_value()) return false;
    return a ? *a == *b : a.error() == b.error();
}

void check_round_trip(const json::Value& value) {
    const auto text = json::canonical(value);
    holds(text.find('\n') == std::string::npos, "canonical text is one line");
    const auto again = json::parse(text, limits_again);
    holds(again && *again == value, "canonical text is read back");
    holds(json::canonical(*again) == text, "canonical text is its own canonical text");
    const auto pretty = json::parse(json::pretty(value), limits_again);
    holds(pretty && *pretty == value, "pretty text is read back");
    const bool has_end = value.array() || value.object() || value.text();
    holds(!has_end || !json::parse(std::string_view(text).substr(0, text.size() - 1), limits_again),
          "a text without its end is refused");
    holds(!json::parse(text + "]", limits_again), "a text with more behind it is refused");
}

}

void read_json(std::string_view input) {
    const auto value = json::parse(input, limits);
    if (input.size() > limits.bytes_max) {
        holds(!value && value.error() == json::ParseProblem::too_large, "the size has a limit");
        return;
    }
    const auto spaced = json::parse(" \t" + std::string(input) + "\r\n ", limits_again);
    holds(same(value, spaced), "blanks around a text change nothing");
    if (!value) {
        holds(!json::name_of(value.error()).empty(), "a problem has a name");
        return;
    }
    check_value(*value, 0);
    check_round_trip(*value);
}

}
