#include "src/organisation/agency.h"

#include <algorithm>

namespace motcua::organisation {
namespace {

bool holds(const std::vector<std::string>& texts, std::string_view wanted) {
    return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

const Agency* only_one(const std::vector<const Agency*>& agencies) {
    return agencies.size() == 1 ? agencies.front() : nullptr;
}

}

bool Agency::has_sub_unit(std::string_view wanted) const {
    return std::any_of(sub_units.begin(), sub_units.end(),
                       [&](const SubUnit& unit) { return unit.code == wanted; });
}

bool Agency::answers_for(std::string_view sector) const {
    return sectors.empty() || holds(sectors, sector);
}

const Agency* competent_among(const std::vector<Agency>& agencies, std::string_view sector,
                              std::string_view area) {
    std::vector<const Agency*> naming;
    std::vector<const Agency*> serving_all;
    for (const auto& agency : agencies) {
        if (!agency.answers_for(sector)) continue;
        if (agency.areas.empty())
            serving_all.push_back(&agency);
        else if (holds(agency.areas, area))
            naming.push_back(&agency);
    }
    return naming.empty() ? only_one(serving_all) : only_one(naming);
}

}
