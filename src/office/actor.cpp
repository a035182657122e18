#include "src/office/actor.h"

#include <algorithm>

namespace motcua::office {

std::string_view name_of(Role role) {
    switch (role) {
    case Role::citizen: return "citizen";
    case Role::counter_officer: return "counter_officer";
    case Role::sub_unit_head: return "sub_unit_head";
    case Role::case_officer: return "case_officer";
    case Role::signatory: return "signatory";
    case Role::records_clerk: return "records_clerk";
    case Role::procedure_controller: return "procedure_controller";
    case Role::administrator: return "administrator";
    }
    return "";
}

std::optional<Role> role_named(std::string_view name) {
    for (const auto role : roles)
        if (name_of(role) == name) return role;
    return std::nullopt;
}

bool Actor::has(Role role) const {
    return std::any_of(positions.begin(), positions.end(),
                       [role](const Position& position) { return position.role == role; });
}

bool Actor::holds(const Position& wanted) const {
    return std::find(positions.begin(), positions.end(), wanted) != positions.end() ||
           inherits(wanted);
}

bool Actor::inherits(const Position& wanted) const {
    return std::find(inherited.begin(), inherited.end(), wanted) != inherited.end();
}

bool Actor::has_at(const std::string& agency, Role role) const {
    const auto is_there = [&](const Position& position) {
        return position.role == role && position.agency == agency;
    };
    return std::any_of(positions.begin(), positions.end(), is_there) ||
           std::any_of(inherited.begin(), inherited.end(), is_there);
}

std::string Actor::mark() const { return is_system() ? "system" : std::to_string(account.value()); }

Actor system_actor() { return {AccountId(0), "system", {}}; }

Scope scope_of(const Actor& actor) {
    if (actor.is_system()) return {std::nullopt, {}, true};
    Scope scope;
    if (!actor.is_officer()) scope.person = actor.account;
    for (const auto* held : {&actor.positions, &actor.inherited})
        for (const auto& position : *held) {
            if (position.role == Role::administrator || position.role == Role::procedure_controller)
                continue;
            if (scope.agencies.size() == Scope::agencies_max) break;
            if (std::find(scope.agencies.begin(), scope.agencies.end(), position.agency) ==
                scope.agencies.end())
                scope.agencies.push_back(position.agency);
        }
    return scope;
}

bool may(const Scope& scope, const Subject& subject) {
    if (scope.all) return true;
    if (scope.person && *scope.person == subject.submitter) return true;
    return std::any_of(scope.agencies.begin(), scope.agencies.end(), [&](const auto& agency) {
        return agency == subject.receiving_unit || agency == subject.competent_agency;
    });
}

}
