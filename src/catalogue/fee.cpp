#include "src/catalogue/fee.h"

#include <algorithm>

#include "lib/base/check.h"

namespace motcua::catalogue {

bool FeeLine::is_for(std::string_view channel) const {
    return channels.empty() ||
           std::find(channels.begin(), channels.end(), channel) != channels.end();
}

FeeLine priced(FeeLine line, std::int64_t amount_dong) {
    line.amount_dong = amount_dong;
    line.first_units = 0;
    line.at_most_dong.reset();
    return line;
}

std::optional<std::int64_t> amount_of(const FeeLine& line, std::int64_t units) {
    base::check(units >= 0 && units <= fee_units_max, "a fee is for a believable number of units");
    if (!line.amount_dong) return std::nullopt;
    const auto first = line.first_units == 0 ? units : std::min(units, line.first_units);
    const auto amount = first * *line.amount_dong + (units - first) * line.later_amount_dong;
    return line.at_most_dong ? std::min(amount, *line.at_most_dong) : amount;
}

}
