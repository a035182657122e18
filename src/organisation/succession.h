#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "src/organisation/agency.h"

namespace motcua::organisation {

/// Why an act on an agency is refused, in the order in which it is checked.
enum class AgencyProblem {
    unknown_agency,
    closed_before, ///< it has ended, or its end is fixed
    cause_missing, ///< no resolution or decision is named
    name_missing,
    too_early, ///< before the agency began, or before its last name
    no_successor,
    same_agency, ///< its own successor, or one named twice
    unknown_successor,
    successor_not_in_force, ///< on the day it should take over
    sub_unit_without_heir,  ///< open dossiers there would be nobody's
    open_dossiers,          ///< and nobody who takes them
    unknown_authority,
    changed_meanwhile,
};
std::string_view name_of(AgencyProblem);

/// The name that an agency has from a day on.
struct Renaming {
    std::string agency;
    std::string name_vi;
    std::string name_en;
    base::Day on;
    std::string cause; ///< resolution or decision, by number
};

/// An agency ends and others take over. In a merger each of the merged has one of its own.
struct Succeeding {
    std::string agency;
    std::vector<std::string> successors; ///< the first one takes the open dossiers
    std::string way;                     ///< merge or split
    base::Day on;                        ///< the successors' first day
    std::string cause;
    std::map<std::string, std::string> sub_units; ///< to the first successor's, where codes differ
};

/// Where each sub-unit's dossiers go, by code.
using UnitHeirs = std::map<std::string, std::string>;

std::optional<AgencyProblem> fault_in(const Renaming&, const std::optional<Agency>&,
                                      const std::vector<AgencyName>& names);
/// `successors` in the order of the act; those that nobody knows are missing in it.
base::Result<UnitHeirs, AgencyProblem> decide_succession(const Succeeding&,
                                                         const std::optional<Agency>&,
                                                         const std::vector<Agency>& successors);

}
