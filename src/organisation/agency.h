#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace motcua::organisation {

struct SubUnit {
    std::string code;
    std::string name_vi;
    std::string name_en;
};

/// An agency by its identification code in the order of decision 20/2020 (H42.02.01).
struct Agency {
    std::string code;
    std::string kind; ///< "province", "commune", "department", "land_registry_branch"
    std::string name_vi;
    std::string name_en;
    std::string parent;
    std::string calendar;
    std::vector<SubUnit> sub_units;

    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

}
