#include "lib/base/base32.h"

namespace motcua::base {

std::string base32(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string out;
    unsigned held = 0;
    unsigned bits = 0;
    const auto put = [&](unsigned value) { out.push_back(digits[value & 31U]); };
    for (const char c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) put(held >> (bits - 5));
    }
    if (bits > 0) put(held << (5 - bits));
    return out;
}

}
