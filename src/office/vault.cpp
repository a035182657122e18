#include "src/office/vault.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "lib/base/base32.h"
#include "lib/crypto/digest.h"
#include "src/office/secret_file.h"

namespace motcua::office {
std::string normal_number(std::string_view purpose, std::string_view number) {
    std::string out;
    for (const char c : number) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) out.push_back(c);
        if (c >= 'a' && c <= 'z') out.push_back(static_cast<char>(c - 'a' + 'A'));
    }
    if (purpose != "phone") return out;
    constexpr std::string_view country = "84";
    constexpr std::size_t subscriber_digits = 9;
    if (out.starts_with("00")) out.erase(0, 2);
    const bool whole = out.size() >= country.size() + subscriber_digits;
    if (!whole || !out.starts_with(country)) return out;
    out.erase(0, country.size());
    return out.starts_with('0') ? out : "0" + out;
}

Vault::Vault(const crypto::Key& master)
    : wrapping_(master.derived("wrap keys")), look_up_(master.derived("blind index")),
      content_(master.derived("name file contents")), slip_(master.derived("mark slips")),
      mark_(master.derived("tell keys apart")) {}

Vault Vault::open(const std::filesystem::path& folder, bool create) {
    const char* named = std::getenv("MOTCUA_MASTER_KEY_FILE");
    const std::filesystem::path file = named != nullptr ? named : folder / "master.key";
    if (create && !std::filesystem::exists(file))
        write_secret_file(file, crypto::Key::random().bytes());
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.size() != crypto::Key::size)
        throw NoKey("no usable master key in " + file.string());
    return Vault(crypto::Key(bytes));
}

std::string Vault::wrap(const crypto::Key& key) const {
    return crypto::seal(wrapping_, key.bytes(), "key");
}

std::optional<crypto::Key> Vault::unwrap(std::string_view wrapped) const {
    const auto bytes = crypto::open(wrapping_, wrapped, "key");
    if (!bytes || bytes->size() != crypto::Key::size) return std::nullopt;
    return crypto::Key(*bytes);
}

std::string Vault::fingerprint() const {
    constexpr std::size_t mark_bytes = 8;
    return crypto::hex(crypto::sha256(mark_.bytes()).substr(0, mark_bytes));
}

std::string Vault::blind_index(std::string_view purpose, std::string_view number) const {
    return crypto::hmac_sha256(look_up_.bytes(),
                               std::string(purpose) + "\n" + normal_number(purpose, number));
}

std::string Vault::content_name(std::string_view uploader, std::string_view sha256) const {
    return crypto::hmac_sha256(content_.bytes(),
                               std::string(uploader) + "\n" + std::string(sha256));
}

std::string Vault::slip_token(std::string_view dossier_code) const {
    constexpr std::size_t token_bytes = 16;
    return base::base32(crypto::hmac_sha256(slip_.bytes(), dossier_code).substr(0, token_bytes));
}

bool Vault::is_slip_token(std::string_view dossier_code, std::string_view token) const {
    return crypto::same(slip_token(dossier_code), token);
}

}
