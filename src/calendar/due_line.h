#pragma once
#include <string_view>

#include "lib/base/result.h"
#include "src/calendar/due.h"

namespace motcua::calendar {

/// Longer lines are not read.
inline constexpr std::size_t due_line_max = 200;

/// In the order they are checked.
enum class LineProblem { line_too_long, no_tab, bad_from, bad_term };
std::string_view name_of(LineProblem);

/// Reads `FROM<TAB>TERM`: a local time of a year from 1900 to 9900 (2026-02-13T09:30, with seconds
/// if wanted) and a term (`3 working_days`, `15 calendar_days`, `8 working_hours`, `24 hours`,
/// `1 months`, `1 years`, `same_day`). Whether the term is one that a law could give, `due` says.
base::Result<TermRun, LineProblem> run_in(std::string_view line);

}
