#pragma once
#include <map>
#include <string>
#include <vector>

#include "src/app/history/dice.h"
#include "src/office/office.h"

namespace motcua::history {

/// The officers of a province, read once: who takes which step.
class Staff {
  public:
    Staff(sql::Session&, base::Instant now);

    const office::Actor& of_account(office::AccountId) const;
    /// One of those who hold that position. Throws when nobody does.
    const office::Actor& holder(const office::Position&, Dice&) const;
    /// One of those who hold that role anywhere at the agency.
    const office::Actor& at(const std::string& agency, office::Role, Dice&) const;
    /// In which form this officer signs there.
    std::string form_of_authority(const office::Actor&, const std::string& agency) const;

  private:
    using Accounts = std::vector<office::AccountId>;
    const office::Actor& one_of(const std::map<std::string, Accounts>&, const std::string& key,
                                Dice&) const;

    std::map<office::AccountId, office::Actor> actors_;
    std::map<std::string, Accounts> by_position_;
    std::map<std::string, Accounts> by_role_;
    std::map<std::string, std::string> forms_;
};

}
