// The first line is the name of a cookie, the rest a Cookie header.

#include <stdexcept>

#include "lib/http/message.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

std::optional<std::string> set(std::string_view name, std::string_view value) {
    try {
        return http::set_cookie(name, value, {.http_only = true, .secure = true});
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

}

void read_cookies(std::string_view input) {
    const auto [name, header] = halves_of(input);
    const auto found = http::cookie(header, name);
    if (found) {
        holds(header.find(*found) != std::string_view::npos, "a cookie's value was sent");
        holds(found->find(';') == std::string::npos, "a cookie ends at its semicolon");
    }
    const auto line = set(name, found.value_or("v"));
    if (!line) return;
    holds(line->find_first_of("\r\n") == std::string::npos, "a cookie is set by one line");
    const auto pair = line->substr(0, line->find(';'));
    holds(http::cookie(pair, name) == found.value_or("v"), "what is set is read back");
    const auto other = "x" + pair;
    holds(http::cookie(other + "; " + std::string(header), name) == found,
          "a cookie of another name changes nothing");
    holds(http::cookie(std::string(header) + ";" + pair, name) == found.value_or("v"),
          "the first of two cookies counts");
    holds(http::cookie(pair + "; " + std::string(header), name) == found.value_or("v"),
          "a cookie stands before others");
}

}
