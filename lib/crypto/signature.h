#pragma once
#include <string>
#include <string_view>

namespace motcua::crypto {

/// An Ed25519 key pair (RFC 8032).
class SigningKey {
  public:
    static constexpr std::size_t seed_bytes = 32;
    static SigningKey random();
    /// `seed` must be 32 bytes long.
    explicit SigningKey(std::string_view seed);

    std::string_view seed() const;
    /// 32 raw bytes.
    const std::string& public_key() const { return public_key_; }
    /// 64 raw bytes.
    std::string sign(std::string_view text) const;

  private:
    std::string secret_; ///< as libsodium keeps it: seed and public key
    std::string public_key_;
};

bool signature_fits(std::string_view public_key, std::string_view text, std::string_view signature);

}
