#pragma once
#include <cstdint>
#include <string>

#include "lib/html/locale.h"

namespace motcua::web {

/// "17:00 ngày 25/11/2026", from RFC 3339; "" from nothing.
std::string moment_in_words(const html::Locale&, const std::string& moment);
/// 2026-11-25 as 25/11/2026; what is no day stays as it is.
std::string day_in_words(const std::string& iso_day);
/// "25/11/2026", from RFC 3339; "" from nothing.
std::string day_of_moment(const std::string& moment);

/// 1500000 as "1.500.000".
std::string number_in_words(std::int64_t amount);

/// What somebody typed as it is stored: no blanks around it, normal form C, line ends as one
/// character; "" when it is not text.
std::string cleaned(const std::string& typed);

}
