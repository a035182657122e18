#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "src/office/office.h"
#include "src/people/account.h"

namespace motcua::people {

struct NewAccount {
    std::string login;
    std::string password_hash; ///< "" : nobody can sign in yet
    std::vector<office::Position> positions;
    PersonalDetails details;
};
/// Opens an account; nothing when the login is taken.
std::optional<office::AccountId> open_account(office::Act&, const NewAccount&);

/// A position from a day on, or its end: the day is the first on which it is no more. False when
/// the person is unknown, holds it already or does not hold it; nothing is written then.
bool grant_position(office::Act&, office::AccountId, const office::Position&, base::Day from);
bool end_position(office::Act&, office::AccountId, const office::Position&, base::Day on);

enum class SignInProblem { wrong_login_or_password, too_many_tries };
struct SignInRefusal {
    SignInProblem why;
    std::int64_t wait_seconds = 0; ///< after too_many_tries
};
struct Token {
    std::string token;
    std::string form_token;
    office::Actor actor;
};
/// Checks the password (Argon2id, at most four at a time, outside any transaction) and begins a
/// session of twelve hours. After too many wrong passwords (see Tries) it answers too_many_tries,
/// whether the login exists or not.
base::Result<Token, SignInRefusal> sign_in(office::Office&, const std::string& login,
                                           const std::string& password, SessionKind,
                                           const std::string& peer);

void sign_out(office::Office&, const std::string& token);

/// Writes one line to security_log, in its own transaction.
void note_refusal(office::Office&, const std::string& kind, const std::string& actor,
                  const std::string& peer, const std::string& about);

}
