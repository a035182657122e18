#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/time.h"
#include "src/dossier/dossier.h"

namespace motcua::dossier {

/// A moment that has not come, as turns hold it.
inline constexpr std::int64_t not_yet = std::numeric_limits<std::int64_t>::max();

/// How a dossier left with regard to its due date: "late" after it, "early" before its day,
/// "on_time" on it, or when there was none. An apology with a new date makes nothing timely.
std::string_view timing_of(std::optional<base::Instant> due, base::Instant ended);

/// The ending that an entry of this kind leads to, by the state it names; "" when the dossier
/// goes on. A result that exists ends a turn, whether it was fetched or not.
std::string_view ending_of(std::string_view kind, State);

/// Whether the citizen has to act first, so that the office cannot become late meanwhile.
bool rests(State);

}
