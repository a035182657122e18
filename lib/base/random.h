#pragma once
#include <cstddef>
#include <string>

namespace motcua::base {

/// Bytes from the operating system's generator, fit for keys and tokens.
std::string random_bytes(std::size_t count);

/// A secret of `bits` bits in URL-safe letters and digits.
std::string random_token(std::size_t bits = 256);

}
