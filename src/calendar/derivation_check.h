#pragma once
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/time.h"
#include "lib/json/value.h"

namespace motcua::calendar {
/// When an office is open on a day, in minutes since midnight, in order; empty on a day off.
using OpenMinutes = std::vector<std::pair<std::int64_t, std::int64_t>>;
using OpenDays = std::function<OpenMinutes(base::Day)>;
/// Holds a derivation (derivation.h) against the days it speaks of, without the code that made it.
/// The first fault, in this order: "gap" (no way from reception to due moment), "wrong_reason"
/// (something is counted or left out that may not be), "term_not_spent", "wrong_end".
std::optional<std::string_view> fault_in(const json::Value& derivation, const OpenDays&);
}
