#include "src/organisation/succession.h"

#include <algorithm>
#include <set>

namespace motcua::organisation {

using base::problem;
using enum AgencyProblem;

std::string_view name_of(AgencyProblem why) {
    switch (why) {
    case unknown_agency: return "unknown_agency";
    case closed_before: return "closed_before";
    case cause_missing: return "cause_missing";
    case name_missing: return "name_missing";
    case too_early: return "too_early";
    case no_successor: return "no_successor";
    case same_agency: return "same_agency";
    case unknown_successor: return "unknown_successor";
    case successor_not_in_force: return "successor_not_in_force";
    case sub_unit_without_heir: return "sub_unit_without_heir";
    case open_dossiers: return "open_dossiers";
    case unknown_authority: return "unknown_authority";
    case changed_meanwhile: return "changed_meanwhile";
    }
    return "";
}

std::optional<AgencyProblem> fault_in(const Renaming& renaming, const std::optional<Agency>& agency,
                                      const std::vector<AgencyName>& names) {
    if (!agency) return unknown_agency;
    const auto on = base::iso_day(renaming.on);
    const auto& end = agency->validity.to;
    if (!end.empty() && end <= on) return closed_before;
    if (renaming.cause.empty()) return cause_missing;
    if (renaming.name_vi.empty() || renaming.name_en.empty()) return name_missing;
    if (on <= agency->validity.from || (!names.empty() && on <= names.back().from))
        return too_early;
    return std::nullopt;
}

base::Result<UnitHeirs, AgencyProblem> decide_succession(const Succeeding& act,
                                                         const std::optional<Agency>& agency,
                                                         const std::vector<Agency>& successors) {
    if (!agency) return problem(unknown_agency);
    if (!agency->validity.to.empty()) return problem(closed_before);
    if (act.cause.empty()) return problem(cause_missing);
    if (base::iso_day(act.on) <= agency->validity.from) return problem(too_early);
    if (act.successors.empty()) return problem(no_successor);
    std::set<std::string> named{agency->code};
    for (const auto& successor : successors)
        if (!named.insert(successor.code).second) return problem(same_agency);
    if (successors.size() != act.successors.size()) return problem(unknown_successor);
    if (!std::all_of(successors.begin(), successors.end(),
                     [&](const Agency& each) { return each.validity.holds(act.on); }))
        return problem(successor_not_in_force);
    UnitHeirs heirs;
    for (const auto& unit : agency->sub_units) {
        const auto mapped = act.sub_units.find(unit.code);
        const auto& heir = mapped == act.sub_units.end() ? unit.code : mapped->second;
        if (!successors.front().has_sub_unit(heir)) return problem(sub_unit_without_heir);
        heirs[unit.code] = heir;
    }
    return heirs;
}

}
