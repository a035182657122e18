#include "lib/crypto/password.h"

#include <array>
#include <new>
#include <sodium.h>

#include "lib/base/check.h"

namespace motcua::crypto {

std::string hash_password(std::string_view password) {
    base::check(sodium_init() >= 0, "libsodium starts");
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str(out.data(), password.data(), password.size(),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw std::bad_alloc();
    return out.data();
}

bool password_matches(std::string_view hash, std::string_view password) {
    base::check(sodium_init() >= 0, "libsodium starts");
    const std::string terminated(hash);
    return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

}
