#pragma once
#include <cstdint>
#include <string>

#include "src/app/settings.h"

namespace motcua::app {

/// What stands behind `motcua erase`: one dossier, or all that ended before a day.
struct EraseOrder {
    std::string code;
    std::string ended_before; ///< "2016-01-01"
    std::string cause;
    std::string decision;
    std::int64_t limit = 1000;
    bool dry_run = false; ///< everything is done, told and undone
};

/// 0 all were erased, 1 one at least was refused, 2 the order is not one.
int erase(const Settings&, const EraseOrder&);

}
