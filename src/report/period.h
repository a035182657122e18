#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.h"

namespace motcua::report {

/// Whole days in Việt Nam, both ends within.
struct Period {
    base::Day from;
    base::Day to;
    bool operator==(const Period&) const = default;
};

/// What is counted: what happened from `from` on and before `until`.
struct Window {
    base::Instant from;
    base::Instant until;
};
/// A period that is not over is counted up to `now`; one that is over ends with its last day,
/// whenever it is counted.
Window window_of(const Period&, base::Instant now);
bool is_over(const Period&, base::Instant now);

/// Periods that are asked for by name, as of a day: this_month, last_month, this_quarter,
/// last_quarter, this_year, last_year.
struct NamedPeriod {
    std::string_view name;
    Period period;
};
std::vector<NamedPeriod> named_periods(base::Day today);

/// 2026-11-25 or, as people type it, 25/11/2026; nothing when it is no day that there is.
std::optional<base::Day> typed_day(std::string_view);

constexpr std::int64_t period_days_max = 3 * 366;
/// Nothing when it ends before it begins, is longer than `period_days_max`, or begins after today.
std::optional<Period> period_between(base::Day from, base::Day to, base::Day today);

}
