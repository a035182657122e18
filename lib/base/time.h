#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::base {

/// A moment in UTC. Inside the program and in the database there is no other.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
/// A day and a wall-clock time in Việt Nam (UTC+7, no daylight saving), at the edges only.
using Day = std::chrono::local_days;
using LocalTime = std::chrono::local_time<std::chrono::microseconds>;

LocalTime to_local(Instant);
Instant from_local(LocalTime);
Day day_of(Instant);

std::int64_t to_microseconds(Instant);
Instant from_microseconds(std::int64_t);

/// RFC 3339 in Vietnamese time, to the second: 2026-11-25T17:00:00+07:00.
std::string rfc3339(Instant);
/// Reads what rfc3339 writes, and any other offset; nothing when it is not a moment, or one that
/// rfc3339 cannot write because its year in Việt Nam has not four digits.
std::optional<Instant> parse_rfc3339(std::string_view);
/// 2026-11-25
std::string iso_day(Day);
std::optional<Day> parse_day(std::string_view);

}
