// What libFuzzer calls. One program holds all targets; MOTCUA_FUZZ names the one to run.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

namespace {

const motcua::fuzz::Target& chosen() {
    const char* wanted = std::getenv("MOTCUA_FUZZ");
    const auto& targets = motcua::fuzz::targets;
    const auto* found = std::find_if(targets.begin(), targets.end(), [&](const auto& target) {
        return wanted != nullptr && target.name == wanted;
    });
    if (found == targets.end()) {
        std::fprintf(stderr, "MOTCUA_FUZZ names no target; there are:\n");
        for (const auto& target : targets)
            std::fprintf(stderr, "%.*s\n", static_cast<int>(target.name.size()),
                         target.name.data());
        std::exit(2);
    }
    return *found;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
    static const auto& target = chosen();
    target.read({reinterpret_cast<const char*>(bytes), count});
    return 0;
}
