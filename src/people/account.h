#pragma once
#include <optional>
#include <string>

#include "src/office/actor.h"

namespace motcua::people {

/// What a person has told of themselves; held sealed, opened when a page needs it.
struct PersonalDetails {
    std::string full_name;
    std::string identity_number;
    std::string phone;
    std::string email;
    std::string address;
};

/// A signed-in session: who, and the token that forms must send back.
struct SignedIn {
    office::Actor actor;
    std::string form_token;
};

enum class SessionKind { bearer, cookie };

}
