#pragma once
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace motcua::crypto {

/// 32 raw bytes.
std::string sha256(std::string_view data);
/// The digest of pieces, one after the other; the quickest way for many short ones.
std::array<unsigned char, 32> sha256_of(std::initializer_list<std::string_view> pieces);
std::string hmac_sha256(std::string_view key, std::string_view data);
std::string hex(std::string_view bytes);
/// Compares in a time that does not depend on where they differ.
bool same(std::string_view a, std::string_view b);

/// SHA-256 of a stream of pieces.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view piece);
    /// The digest, raw; call once.
    std::string finish();

  private:
    void* context_;
};

}
