#pragma once
#include <filesystem>
#include <functional>
#include <iosfwd>

namespace motcua::base {

/// Writes a file under a name of its own (".part" at the end) and gives it its name once it is
/// durable: it is there whole or not at all. Makes the folders on the way. Throws
/// std::runtime_error when it cannot be written.
void write_durably(const std::filesystem::path& to,
                   const std::function<void(std::ostream&)>& write);
/// The same with the content of another file.
void copy_durably(const std::filesystem::path& from, const std::filesystem::path& to);
/// Takes a file away for good; nothing where it is gone already.
void remove_durably(const std::filesystem::path&);
/// What was written to a file, or entered in a folder, outlasts a power cut.
void make_durable(const std::filesystem::path&);
/// The same for everything that was written to the file system in which this lies: for many files.
void make_all_durable(const std::filesystem::path&);

}
