#include "src/web/working_hours.h"

#include <fmt/format.h>

namespace motcua::web {

std::string hours_in_words(const html::Locale& locale, std::int64_t minutes) {
    constexpr std::int64_t minutes_a_tenth = 6;
    constexpr std::int64_t ten = 10;
    const auto tenths = (minutes + minutes_a_tenth / 2) / minutes_a_tenth;
    if (tenths % ten == 0) return std::to_string(tenths / ten);
    return fmt::format("{}{}{}", tenths / ten, locale.language() == "en" ? '.' : ',', tenths % ten);
}

}
