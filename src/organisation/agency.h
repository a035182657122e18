#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.h"

namespace motcua::organisation {

inline constexpr std::array<std::string_view, 7> agency_kinds{
    "province", "department",    "service_centre",      "district",
    "commune",  "land_registry", "land_registry_branch"};

/// A name in both languages.
struct LocalName {
    std::string vi;
    std::string en;

    const std::string& in(std::string_view language) const { return language == "en" ? en : vi; }
};

struct SubUnit {
    std::string code;
    std::string name_vi;
    std::string name_en;

    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

/// From the first day on, until the day before `to`; "" is open. Days as 2025-07-01.
struct Validity {
    std::string from;
    std::string to;

    bool holds(base::Day day) const {
        const auto iso = base::iso_day(day);
        return from <= iso && (to.empty() || iso < to);
    }
};

/// An agency by its identification code in the order of decision 20/2020 (H42.02.01), with the name
/// that it has on the day it was asked for.
struct Agency {
    std::string code;
    std::string kind; ///< one of agency_kinds
    std::string name_vi;
    std::string name_en;
    std::string parent;
    std::string calendar; ///< by which it has its office hours and days off
    std::string area;     ///< code of the area it is for
    std::string area_era;
    bool live = true; ///< receives and settles here; others are listed only
    Validity validity;
    std::int64_t version = 0;
    std::vector<SubUnit> sub_units;
    std::vector<std::string> areas;   ///< those it serves, where that is not the whole of `area`
    std::vector<std::string> sectors; ///< those it answers for; none: all of its kind

    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
    bool has_sub_unit(std::string_view code) const;
    bool answers_for(std::string_view sector) const;
};

/// Among agencies that could settle, the one for the sector and area: who names the area comes
/// before who serves all. Null when there is none, or when it is not clear which.
const Agency* competent_among(const std::vector<Agency>&, std::string_view sector,
                              std::string_view area);

struct AgencyName {
    std::string from;
    std::string name_vi;
    std::string name_en;
    std::string cause;
};

/// One agency takes over from another on a day, by a paper of law.
struct Succession {
    std::string predecessor;
    std::string successor;
    std::string way; ///< merge or split
    bool takes_dossiers = false;
    std::string from;
    std::string cause;
};

/// Who may sign what, in whose name, from when to when.
struct SigningAuthority {
    std::int64_t id = 0;
    std::string agency;
    std::int64_t officer = 0;
    std::string form_of_authority; ///< TM., KT., TL., TUQ., Q. or "" for one's own office
    std::string title_vi;
    std::string title_en;
    std::string covers; ///< "all", "sector:civil_status" or "procedure:1.001193"
    std::string cause;
    Validity validity;
};

}
