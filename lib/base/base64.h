#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace motcua::base {

/// RFC 4648, section 4: the standard alphabet, padded.
std::string base64(std::string_view bytes);
/// Nothing for a text that base64() would not have written.
std::optional<std::string> from_base64(std::string_view text);

}
