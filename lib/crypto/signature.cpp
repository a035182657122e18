#include "lib/crypto/signature.h"

#include <sodium.h>

#include "lib/base/check.h"
#include "lib/base/random.h"

namespace motcua::crypto {
namespace {

const unsigned char* in(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* out(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}

SigningKey SigningKey::random() { return SigningKey(base::random_bytes(seed_bytes)); }

SigningKey::SigningKey(std::string_view seed)
    : secret_(crypto_sign_SECRETKEYBYTES, '\0'), public_key_(crypto_sign_PUBLICKEYBYTES, '\0') {
    base::check(seed.size() == seed_bytes, "the seed of a signing key has 32 bytes");
    crypto_sign_seed_keypair(out(public_key_), out(secret_), in(seed));
}

std::string_view SigningKey::seed() const {
    return std::string_view(secret_).substr(0, seed_bytes);
}

std::string SigningKey::sign(std::string_view text) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(out(signature), nullptr, in(text), text.size(), in(secret_));
    return signature;
}

bool signature_fits(std::string_view public_key, std::string_view text,
                    std::string_view signature) {
    return public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(in(signature), in(text), text.size(), in(public_key)) == 0;
}

}
