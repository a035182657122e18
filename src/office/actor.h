#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/id.h"

namespace motcua::office {

using AccountId = base::Id<struct AccountTag>;

enum class Role {
    citizen,
    counter_officer,
    sub_unit_head,
    case_officer,
    signatory,
    records_clerk,
    procedure_controller,
    administrator,
};
inline constexpr std::array roles{
    Role::citizen,   Role::counter_officer, Role::sub_unit_head,        Role::case_officer,
    Role::signatory, Role::records_clerk,   Role::procedure_controller, Role::administrator};
std::string_view name_of(Role);
std::optional<Role> role_named(std::string_view);

/// What somebody is at an agency: dated in the register, only those in force are here.
struct Position {
    Role role = Role::citizen;
    std::string agency;
    std::string sub_unit;
    bool operator==(const Position&) const = default;
};

/// Who acts. Web, API, command line and jobs all make one of these before anything else happens.
struct Actor {
    AccountId account;
    std::string login;
    std::vector<Position> positions; ///< none for citizens
    /// Those of closed agencies whose dossiers have come to a position of this person.
    std::vector<Position> inherited = {};

    bool is_system() const { return account == AccountId(0); }
    bool is_officer() const { return !positions.empty(); }
    bool has(Role role) const;
    bool holds(const Position&) const; ///< inherited ones too
    bool inherits(const Position&) const;
    bool has_at(const std::string& agency, Role) const; ///< inherited ones too
    /// As written into the journal: the account's number, or "system".
    std::string mark() const;
};

Actor system_actor();

/// What a person may see. Every list, count and search of the stores takes one.
struct Scope {
    std::optional<AccountId> person;   ///< dossiers that this person filed or owns
    std::vector<std::string> agencies; ///< dossiers received or settled there
    bool all = false;                  ///< the program itself: jobs, rebuild

    static constexpr std::size_t agencies_max = 32;
};

/// What is asked about: the few facts of a thing on which the answer depends.
struct Subject {
    AccountId submitter;
    std::string receiving_unit;
    std::string competent_agency;
};

/// Administrators keep the system, controllers the catalogue; neither sees dossiers.
Scope scope_of(const Actor&);
bool may(const Scope&, const Subject&);

}
