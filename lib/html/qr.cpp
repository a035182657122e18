#include "lib/html/qr.h"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <qrencode.h>

namespace motcua::html {

QrCode qr_code(const std::string& text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code) throw std::runtime_error("no QR code can hold this text");
    QrCode out{code->width, ""};
    const auto dark = [&](int x, int y) {
        return x < code->width && (code->data[y * code->width + x] & 1) != 0;
    };
    // One rectangle for each run of dark squares of a row.
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            if (!dark(x, y)) continue;
            const int begin = x;
            while (dark(x, y)) ++x;
            out.path += fmt::format("M{} {}h{}v1H{}z", begin, y, x - begin, begin);
        }
    return out;
}

}
