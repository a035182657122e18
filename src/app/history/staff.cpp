#include "src/app/history/staff.h"

#include <stdexcept>

#include <fmt/format.h>

#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"

namespace motcua::history {
namespace {

std::string role_key(const std::string& agency, office::Role role) {
    return fmt::format("{}@{}", office::name_of(role), agency);
}

std::string position_key(const office::Position& position) {
    return role_key(position.agency, position.role) + "/" + position.sub_unit;
}

std::string form_key(office::AccountId account, const std::string& agency) {
    return fmt::format("{}@{}", account.value(), agency);
}

}

Staff::Staff(sql::Session& session, base::Instant now) {
    const auto today = base::day_of(now);
    organisation::AgencyQuery all_live;
    all_live.live = true;
    for (const auto& agency : organisation::agencies(session, all_live, today)) {
        for (const auto& held : people::holders_at(session, agency.code, today)) {
            by_position_[position_key(held.position)].push_back(held.account);
            auto& same_role = by_role_[role_key(agency.code, held.position.role)];
            if (same_role.empty() || same_role.back() != held.account)
                same_role.push_back(held.account);
            if (!actors_.contains(held.account))
                actors_.emplace(held.account, people::acting(session, held.account, now).value());
        }
        for (const auto& each : organisation::signing_authorities_of(session, agency.code))
            if (each.validity.holds(today))
                forms_[form_key(office::AccountId(each.officer), agency.code)] =
                    each.form_of_authority;
    }
}

const office::Actor& Staff::of_account(office::AccountId account) const {
    return actors_.at(account);
}

const office::Actor& Staff::holder(const office::Position& position, Dice& dice) const {
    return one_of(by_position_, position_key(position), dice);
}

const office::Actor& Staff::at(const std::string& agency, office::Role role, Dice& dice) const {
    return one_of(by_role_, role_key(agency, role), dice);
}

const office::Actor& Staff::one_of(const std::map<std::string, Accounts>& accounts,
                                   const std::string& key, Dice& dice) const {
    const auto found = accounts.find(key);
    if (found == accounts.end()) throw std::runtime_error("history: nobody is " + key);
    return actors_.at(dice.one_of(found->second));
}

std::string Staff::form_of_authority(const office::Actor& actor, const std::string& agency) const {
    const auto found = forms_.find(form_key(actor.account, agency));
    return found == forms_.end() ? "TM." : found->second;
}

}
