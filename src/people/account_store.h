#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/office/journal.h"
#include "src/people/account.h"

namespace motcua::people {

std::optional<office::AccountId> account_of_login(sql::Session&, const std::string& login);
/// The person with all positions in force.
std::optional<office::Actor> actor_of(sql::Session&, office::AccountId);
std::optional<PersonalDetails> details_of(sql::Session&, const office::Vault&, office::AccountId);

/// The officers of a sub-unit with that role who have the fewest open steps first.
std::vector<office::AccountId> officers_of(sql::Session&, const std::string& agency,
                                           const std::string& sub_unit, office::Role);

/// The stored hash of an account's password, for people::sign_in alone.
std::optional<std::string> password_hash_of(sql::Session&, office::AccountId);

/// The session of a token that has not run out.
std::optional<SignedIn> session_of(sql::Session&, const std::string& token, SessionKind,
                                   base::Instant now);

void apply_opening(office::Applying, const office::Entry&);

}
