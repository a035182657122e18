#pragma once
#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace motcua::office {

/// A key that is needed is not there, or cannot be used.
struct NoKey : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Makes a file that its owner alone may read (mode 0600), durable when this returns. Throws
/// std::runtime_error when it is there already or cannot be written.
void write_secret_file(const std::filesystem::path& file, std::string_view content);

}
