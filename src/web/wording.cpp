#include "src/web/wording.h"

#include "lib/base/text.h"
#include "lib/base/time.h"

namespace motcua::web {

std::string moment_in_words(const html::Locale& locale, const std::string& moment) {
    if (moment.size() < 16) return "";
    return locale.text("moment.words", {{"time", moment.substr(11, 5)},
                                        {"day", day_in_words(moment.substr(0, 10))}});
}

std::string day_in_words(const std::string& iso_day) {
    if (!base::parse_day(iso_day)) return iso_day;
    return iso_day.substr(8, 2) + "/" + iso_day.substr(5, 2) + "/" + iso_day.substr(0, 4);
}

std::string day_of_moment(const std::string& moment) { return day_in_words(moment.substr(0, 10)); }

std::string number_in_words(std::int64_t amount) {
    auto digits = std::to_string(amount);
    const std::int64_t first = amount < 0 ? 1 : 0;
    for (auto at = static_cast<std::int64_t>(digits.size()) - 3; at > first; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ".");
    return digits;
}

std::string cleaned(const std::string& typed) {
    if (!base::is_storable(typed)) return "";
    auto clean = base::trimmed(typed);
    // A mark behind a carriage return joins the letter before it, so the normal form comes last.
    std::erase(clean, '\r');
    clean = base::nfc(clean);
    // A name of no-break spaces is no name.
    if (base::folded(clean).empty()) return "";
    return clean;
}

}
