#pragma once
#include <filesystem>
#include <string_view>

namespace motcua::office {

/// Makes a file that its owner alone may read (mode 0600), durable when this returns. Throws
/// std::runtime_error when it is there already or cannot be written.
void write_secret_file(const std::filesystem::path& file, std::string_view content);

}
