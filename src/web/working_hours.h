#pragma once
#include <cstdint>
#include <string>

#include "lib/html/locale.h"

namespace motcua::web {

/// Of 90 minutes "1,5": hours with one decimal at most.
std::string hours_in_words(const html::Locale&, std::int64_t minutes);

}
