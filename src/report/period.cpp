#include "src/report/period.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace motcua::report {
namespace {

using namespace std::chrono;

base::Day first_of(year_month month) { return base::Day(local_days(month / day(1))); }

Period months(year_month first, int count) {
    return {first_of(first), first_of(first + std::chrono::months(count)) - days(1)};
}

base::Instant begin_of(base::Day day) { return base::from_local(base::LocalTime(day)); }

}

Window window_of(const Period& period, base::Instant now) {
    return {begin_of(period.from), std::min(begin_of(period.to + days(1)), now)};
}

bool is_over(const Period& period, base::Instant now) {
    return begin_of(period.to + days(1)) <= now;
}

std::vector<NamedPeriod> named_periods(base::Day today) {
    const year_month_day date{today};
    const auto month = date.year() / date.month();
    const auto in_quarter = static_cast<int>((static_cast<unsigned>(date.month()) - 1) % 3);
    const auto quarter = month - std::chrono::months(in_quarter);
    const auto year = date.year() / January;
    return {{"this_month", months(month, 1)},
            {"last_month", months(month - std::chrono::months(1), 1)},
            {"this_quarter", months(quarter, 3)},
            {"last_quarter", months(quarter - std::chrono::months(3), 3)},
            {"this_year", months(year, 12)},
            {"last_year", months(year - std::chrono::months(12), 12)}};
}

std::optional<base::Day> typed_day(std::string_view typed) {
    if (const auto iso = base::parse_day(typed)) return iso;
    const auto first = typed.find('/');
    const auto second = first == std::string_view::npos ? first : typed.find('/', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto day = typed.substr(0, first);
    const auto month = typed.substr(first + 1, second - first - 1);
    return base::parse_day(fmt::format("{}-{:0>2}-{:0>2}", typed.substr(second + 1), month, day));
}

std::optional<Period> period_between(base::Day from, base::Day to, base::Day today) {
    if (to < from || from > today || (to - from).count() >= period_days_max) return std::nullopt;
    return Period{from, to};
}

}
