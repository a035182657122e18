#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "lib/crypto/box.h"

namespace motcua::office {

/// An identity or telephone number as it is compared: letters (in capitals) and digits only, and a
/// telephone number of Việt Nam with its leading nought, however the country was written.
std::string normal_number(std::string_view purpose, std::string_view number);

/// Holds the master key. Personal data is sealed under a random key per stream (dossier, account),
/// which is itself wrapped by the master key; destroying the wrapped key erases what it sealed.
class Vault {
  public:
    explicit Vault(const crypto::Key& master);
    /// Reads MOTCUA_MASTER_KEY_FILE, or `folder`/master.key, which is made (mode 0600) when
    /// `create` and missing. Throws std::runtime_error when there is no usable key.
    static Vault open(const std::filesystem::path& folder, bool create);

    std::string wrap(const crypto::Key&) const;
    std::optional<crypto::Key> unwrap(std::string_view wrapped) const;

    /// Tells this master key from others and gives nothing of it away: 16 hexadecimal digits.
    std::string fingerprint() const;

    /// A look-up value for an identity number or a telephone number: equal for equal numbers
    /// (blanks, dots and dashes do not count), useless without the master key. 32 bytes.
    std::string blind_index(std::string_view purpose, std::string_view number) const;
    /// A name for a file's content that only the same uploader can meet again. 32 bytes.
    std::string content_name(std::string_view uploader, std::string_view sha256) const;

    /// What the QR code on a dossier's slip holds besides its code: 128 bits in 26 letters and
    /// digits (Crockford's base 32, small), the same each time the slip is printed.
    std::string slip_token(std::string_view dossier_code) const;
    bool is_slip_token(std::string_view dossier_code, std::string_view token) const;

  private:
    crypto::Key wrapping_;
    crypto::Key look_up_;
    crypto::Key content_;
    crypto::Key slip_;
    crypto::Key mark_;
};

}
