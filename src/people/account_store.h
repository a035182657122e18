#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/office/journal.h"
#include "src/people/account.h"

namespace motcua::people {

std::optional<office::AccountId> account_of_login(sql::Session&, const std::string& login);
/// The person with all positions, also those that have ended: to tell who somebody is or was.
std::optional<office::Actor> actor_of(sql::Session&, office::AccountId);
/// The person as they may act at that moment: the positions in force, and what those have inherited
/// from closed agencies.
std::optional<office::Actor> acting(sql::Session&, office::AccountId, base::Instant now);
/// With their dates.
struct DatedPosition {
    office::Position position;
    std::string from; ///< 2025-07-01, "" since ever
    std::string to;   ///< the first day on which it is no more; "" open
};
std::vector<DatedPosition> positions_of(sql::Session&, office::AccountId);
/// Everybody who holds a position at the agency on that day.
struct Holder {
    office::AccountId account;
    std::string login;
    office::Position position;
};
std::vector<Holder> holders_at(sql::Session&, const std::string& agency, base::Day);
std::optional<PersonalDetails> details_of(sql::Session&, const office::Vault&, office::AccountId);
/// "Nguyễn Văn An (login)", for colleagues; the login alone of whom nothing is known.
std::string person_named(sql::Session&, const office::Vault&, const std::string& login);

/// The officers of a sub-unit with that role on that day, or of the one that took its dossiers;
/// who has the fewest open steps comes first.
std::vector<office::AccountId> officers_of(sql::Session&, const office::Position&, base::Day);

/// The stored hash of an account's password, for people::sign_in alone.
std::optional<std::string> password_hash_of(sql::Session&, office::AccountId);

/// The session of a token that has not run out.
std::optional<SignedIn> session_of(sql::Session&, const std::string& token, SessionKind,
                                   base::Instant now);

void apply_opening(office::Applying, const office::Entry&);
void apply_position_grant(office::Applying, const office::Entry&);
void apply_position_end(office::Applying, const office::Entry&);

}
