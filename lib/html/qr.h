#pragma once
#include <string>

namespace motcua::html {

/// A QR code (ISO/IEC 18004, error correction M): the outline of its dark squares as an SVG path
/// whose unit is one square, without the quiet zone.
struct QrCode {
    int squares = 0; ///< along one side
    std::string path;
};

/// Throws std::runtime_error when the text is empty or longer than a QR code holds (2,331 bytes).
QrCode qr_code(const std::string& text);

}
