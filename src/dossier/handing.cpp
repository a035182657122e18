#include "src/dossier/handing.h"

#include <algorithm>

#include "lib/base/time.h"

namespace motcua::dossier {

bool is_named(const Authority& authority) {
    constexpr std::size_t number_bytes_max = 100;
    const bool known = std::find(authority_kinds.begin(), authority_kinds.end(), authority.kind) !=
                       authority_kinds.end();
    const bool dated = base::parse_day(authority.day).has_value();
    return known && (dated || (authority.day.empty() && !authority.number.empty())) &&
           authority.number.size() <= number_bytes_max;
}

json::Object to_json(const Authority& authority) {
    return {{"kind", authority.kind}, {"number", authority.number}, {"day", authority.day}};
}

}
