#include "lib/crypto/digest.h"

#include <memory>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "lib/base/check.h"

namespace motcua::crypto {
namespace {

constexpr std::size_t digest_bytes = 32;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// Looking the algorithm up takes longer than a short digest.
const EVP_MD* sha256_algorithm() {
    static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    base::check(found != nullptr, "OpenSSL has SHA-256");
    return found;
}

}

std::array<unsigned char, 32> sha256_of(std::initializer_list<std::string_view> pieces) {
    static thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    std::array<unsigned char, 32> out{};
    bool done = EVP_DigestInit_ex2(context.get(), sha256_algorithm(), nullptr) == 1;
    for (const auto& piece : pieces)
        done = done && EVP_DigestUpdate(context.get(), piece.data(), piece.size()) == 1;
    done = done && EVP_DigestFinal_ex(context.get(), out.data(), nullptr) == 1;
    base::check(done, "OpenSSL computes a digest");
    return out;
}

std::string sha256(std::string_view data) {
    Sha256 hash;
    hash.add(data);
    return hash.finish();
}

std::string hmac_sha256(std::string_view key, std::string_view data) {
    std::string out(digest_bytes, '\0');
    unsigned int length = 0;
    const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(data),
                            data.size(), reinterpret_cast<unsigned char*>(out.data()), &length);
    base::check(done != nullptr && length == digest_bytes, "OpenSSL computes an HMAC");
    return out;
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto value = static_cast<unsigned char>(c);
        out.push_back(digits[value >> 4]);
        out.push_back(digits[value & 15]);
    }
    return out;
}

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    base::check(context_ != nullptr && EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_),
                                                         sha256_algorithm(), nullptr),
                "OpenSSL starts a digest");
}

Sha256::~Sha256() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_)); }

void Sha256::add(std::string_view piece) {
    EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), piece.data(), piece.size());
}

std::string Sha256::finish() {
    std::string out(digest_bytes, '\0');
    unsigned int length = 0;
    EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_),
                       reinterpret_cast<unsigned char*>(out.data()), &length);
    base::check(length == digest_bytes, "a SHA-256 digest has 32 bytes");
    return out;
}

}
