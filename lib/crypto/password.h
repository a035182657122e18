#pragma once
#include <string>
#include <string_view>

namespace motcua::crypto {

/// Argon2id with libsodium's interactive cost (64 MiB, two passes), salt and parameters inside.
std::string hash_password(std::string_view password);
bool password_matches(std::string_view hash, std::string_view password);

}
