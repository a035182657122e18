#pragma once
#include <string>
#include <string_view>

namespace motcua::base {

/// Crockford's base 32 in small letters, the last digit filled up with zeros: digits that nobody
/// takes for one another when they are read out, and that need no quoting anywhere.
std::string base32(std::string_view bytes);

}
