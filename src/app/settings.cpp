#include "src/app/settings.h"

#include <cstdlib>
#include <stdexcept>

namespace motcua::app {

std::filesystem::path keys_of(const Settings& settings) {
    return settings.keys.empty() ? settings.data : settings.keys;
}

std::filesystem::path home_of_program() {
    if (const char* named = std::getenv("MOTCUA_HOME")) return named;
    auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    for (int up = 0; up < 3; ++up, folder = folder.parent_path())
        if (std::filesystem::exists(folder / "migrations" / "tables.txt")) return folder;
    throw std::runtime_error("the program's own files are not beside it; set MOTCUA_HOME");
}

}
