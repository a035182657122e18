#include "src/log/standing.h"

#include <algorithm>

namespace motcua::log {
namespace {

/// Twice the longest pause between two tries of a witness that failed.
constexpr std::chrono::minutes patience{10};

}

std::string_view name_of(Standing standing) {
    switch (standing) {
    case Standing::knows_more: return "knows_more";
    case Standing::contradicts: return "contradicts";
    case Standing::never: return "never";
    case Standing::fresh: return "fresh";
    case Standing::behind: return "behind";
    }
    return "never";
}

Standing standing_of(const WitnessReport& report, std::int64_t newest_size, base::Instant now) {
    if (report.size > newest_size || report.fault == fault_knows_more)
        return Standing::knows_more;
    if (report.fault == fault_contradicts) return Standing::contradicts;
    if (report.size == 0) return Standing::never;
    const bool waits_long = report.lacks_since && now - *report.lacks_since > patience;
    return waits_long ? Standing::behind : Standing::fresh;
}

std::vector<WitnessLine> lines_of(const std::vector<Witness>& asked,
                                  const std::vector<WitnessReport>& reports) {
    std::vector<WitnessLine> lines;
    for (const auto& witness : asked) {
        const auto known = std::find_if(reports.begin(), reports.end(), [&](const auto& each) {
            return each.name == witness.name;
        });
        WitnessLine line{{}, true, !witness.file.empty(), witness.key};
        if (known != reports.end()) line.report = *known;
        line.report.name = witness.name;
        lines.push_back(std::move(line));
    }
    for (const auto& report : reports)
        if (std::none_of(asked.begin(), asked.end(),
                         [&](const auto& each) { return each.name == report.name; }))
            lines.push_back({report, false, false, std::nullopt});
    return lines;
}

}
