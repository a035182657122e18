#pragma once
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace motcua::fuzz {

/// A parser broke its promise. Nobody catches it under libFuzzer, which takes that for a crash.
struct Broken : std::logic_error {
    using std::logic_error::logic_error;
};

inline void holds(bool promise, const char* what_should_hold) {
    if (!promise) throw Broken(what_should_hold);
}

/// The text up to the first line end, and what stands behind it.
struct Halves {
    std::string_view first;
    std::string_view rest;
};
inline Halves halves_of(std::string_view input) {
    const auto end = input.find('\n');
    if (end == std::string_view::npos) return {input, {}};
    return {input.substr(0, end), input.substr(end + 1)};
}

// Each gives the input to one parser and throws Broken when a promise of its header does not hold.

void read_answers(std::string_view input);
void read_body(std::string_view input);
void read_codes(std::string_view input);
void read_cookies(std::string_view input);
void read_fields(std::string_view input);
void read_json(std::string_view input);
void read_multipart(std::string_view input);
void read_request(std::string_view input);
void read_segment(std::string_view input);
void read_showing(std::string_view input);
void read_text(std::string_view input);
void read_time(std::string_view input);

/// One parser. Its seeds are in corpus/<name>/, its words in dictionary/<name>.dict where it has
/// some.
struct Target {
    std::string_view name;
    void (*read)(std::string_view input);
};
inline constexpr std::array targets{
    Target{"answers", read_answers},     Target{"body", read_body},
    Target{"codes", read_codes},         Target{"cookies", read_cookies},
    Target{"fields", read_fields},       Target{"json", read_json},
    Target{"multipart", read_multipart}, Target{"request", read_request},
    Target{"segment", read_segment},     Target{"showing", read_showing},
    Target{"text", read_text},           Target{"time", read_time},
};

}
