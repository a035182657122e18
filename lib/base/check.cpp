#include "lib/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace motcua::base {

void check(bool holds, std::string_view what_should_hold) {
    if (holds) return;
    std::fprintf(stderr, "motcua: this should hold: %.*s\n",
                 static_cast<int>(what_should_hold.size()), what_should_hold.data());
    std::abort();
}

}
