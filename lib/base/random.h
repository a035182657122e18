#pragma once
#include <cstddef>
#include <string>

namespace motcua::base {

/// Bytes from the operating system's generator, fit for keys and tokens.
std::string random_bytes(std::size_t count);

/// A secret of `bits` bits in URL-safe letters and digits.
std::string random_token(std::size_t bits = 256);

/// A name that is read out over the telephone and typed again, like "7qk3-m9td-x2vw": 60 bits.
std::string random_reference();

}
