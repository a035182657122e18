#include "lib/base/time.h"

#include <fmt/format.h>

namespace motcua::base {
namespace {

using namespace std::chrono;

constexpr hours vietnam_offset{7};

/// Reads exactly `width` digits at `at`, and moves past them.
std::optional<int> digits(std::string_view text, std::size_t& at, std::size_t width) {
    if (at + width > text.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        const char c = text[at + i];
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    at += width;
    return value;
}

bool skip(std::string_view text, std::size_t& at, char wanted) {
    if (at >= text.size() || text[at] != wanted) return false;
    ++at;
    return true;
}

std::optional<Day> read_day(std::string_view text, std::size_t& at) {
    const auto y = digits(text, at, 4);
    if (!y || !skip(text, at, '-')) return std::nullopt;
    const auto m = digits(text, at, 2);
    if (!m || !skip(text, at, '-')) return std::nullopt;
    const auto d = digits(text, at, 2);
    if (!d) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)},
                              day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return local_days{date};
}

/// The part after the seconds: an optional fraction, then Z or +hh:mm.
std::optional<minutes> read_offset(std::string_view text, std::size_t& at) {
    if (skip(text, at, '.'))
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    if (skip(text, at, 'Z')) return minutes{0};
    const bool west = at < text.size() && text[at] == '-';
    if (!west && (at >= text.size() || text[at] != '+')) return std::nullopt;
    ++at;
    const auto h = digits(text, at, 2);
    if (!h || !skip(text, at, ':')) return std::nullopt;
    const auto m = digits(text, at, 2);
    if (!m || *h > 23 || *m > 59) return std::nullopt;
    const auto offset = hours{*h} + minutes{*m};
    return west ? -offset : offset;
}

}

LocalTime to_local(Instant at) { return LocalTime{(at + vietnam_offset).time_since_epoch()}; }
Instant from_local(LocalTime at) { return Instant{at.time_since_epoch()} - vietnam_offset; }
Day day_of(Instant at) { return floor<days>(to_local(at)); }

std::int64_t to_microseconds(Instant at) { return at.time_since_epoch().count(); }
Instant from_microseconds(std::int64_t value) { return Instant{microseconds{value}}; }

std::string rfc3339(Instant at) {
    const auto local = floor<seconds>(to_local(at));
    const auto date = floor<days>(local);
    const hh_mm_ss time{local - date};
    return fmt::format("{}T{:02}:{:02}:{:02}+07:00", iso_day(date), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
    std::size_t at = 0;
    const auto date = read_day(text, at);
    if (!date || !(skip(text, at, 'T') || skip(text, at, ' '))) return std::nullopt;
    const auto h = digits(text, at, 2);
    if (!h || !skip(text, at, ':')) return std::nullopt;
    const auto m = digits(text, at, 2);
    if (!m || !skip(text, at, ':')) return std::nullopt;
    const auto s = digits(text, at, 2);
    if (!s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
    const auto offset = read_offset(text, at);
    if (!offset || at != text.size()) return std::nullopt;
    const auto local = LocalTime{*date} + hours{*h} + minutes{*m} + seconds{*s};
    const auto moment = Instant{local.time_since_epoch()} - *offset;
    const auto its_year = year_month_day{day_of(moment)}.year();
    if (its_year < year{0} || its_year > year{9999}) return std::nullopt;
    return moment;
}

std::string iso_day(Day day) {
    const year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Day> parse_day(std::string_view text) {
    std::size_t at = 0;
    const auto day = read_day(text, at);
    return at == text.size() ? day : std::nullopt;
}

}
