#include "src/calendar/due_line.h"

#include <charconv>
#include <limits>
#include <string>

namespace motcua::calendar {
namespace {

using base::problem;
using enum LineProblem;

std::optional<base::Instant> from_in(std::string_view text) {
    constexpr std::size_t to_the_minute = std::string_view("2026-02-13T09:30").size();
    constexpr std::size_t to_the_second = std::string_view("2026-02-13T09:30:00").size();
    constexpr std::size_t separator = std::string_view("2026-02-13").size();
    if (text.size() != to_the_minute && text.size() != to_the_second) return std::nullopt;
    if (text[separator] != 'T' || text < "1900" || text >= "9901") return std::nullopt;
    const std::string_view rest = text.size() == to_the_minute ? ":00+07:00" : "+07:00";
    return base::parse_rfc3339(std::string(text) + std::string(rest));
}

std::optional<Term> term_in(std::string_view text) {
    if (text == name_of(Unit::same_day)) return Term{Unit::same_day, 1};
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto name = text.substr(blank + 1);
    const auto unit = name == "hours" ? Unit::clock_hours : parse_unit(name);
    std::int64_t length = 0;
    const std::string digits(text.substr(0, blank));
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, length);
    if (!unit || read.ptr != end || read.ec == std::errc::invalid_argument) return std::nullopt;
    if (read.ec == std::errc::result_out_of_range)
        length = digits.front() == '-' ? -1 : std::numeric_limits<std::int64_t>::max();
    return Term{*unit, length};
}

}

base::Result<TermRun, LineProblem> run_in(std::string_view line) {
    if (line.size() > due_line_max) return problem(line_too_long);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) return problem(no_tab);
    const auto from = from_in(line.substr(0, tab));
    if (!from) return problem(bad_from);
    const auto term = term_in(line.substr(tab + 1));
    if (!term) return problem(bad_term);
    return TermRun{*from, *term};
}

std::string_view name_of(LineProblem why) {
    switch (why) {
    case line_too_long: return "line_too_long";
    case no_tab: return "no_tab";
    case bad_from: return "bad_from";
    case bad_term: return "bad_term";
    }
    return "";
}

}
