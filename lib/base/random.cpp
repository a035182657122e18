#include "lib/base/random.h"

#include <sodium.h>

#include "lib/base/base32.h"
#include "lib/base/check.h"

namespace motcua::base {

std::string random_bytes(std::size_t count) {
    check(sodium_init() >= 0, "libsodium starts");
    std::string out(count, '\0');
    randombytes_buf(out.data(), count);
    return out;
}

std::string random_token(std::size_t bits) {
    const auto bytes = random_bytes((bits + 7) / 8);
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    out.pop_back();
    return out;
}

std::string random_reference() {
    constexpr std::size_t group = 4;
    const auto digits = base32(random_bytes(8));
    return digits.substr(0, group) + "-" + digits.substr(group, group) + "-" +
           digits.substr(2 * group, group);
}

}
