#pragma once
#include <string>

#include "src/app/settings.h"

namespace motcua::app {

struct DueOrder {
    std::string agency; ///< whose calendar; "" for the nation's
    std::string rules;  ///< those in force on this day; "" for those of each beginning
};

/// Reads terms from standard input, `FROM<TAB>TERM` a line, and prints when each is due, by the
/// calendars and rules that are shipped. Exit 0, 1 when a line has a problem, 2 for a wrong order.
int print_dues(const Settings&, const DueOrder&);

}
