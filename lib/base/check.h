#pragma once
#include <string_view>

namespace motcua::base {

/// States what must hold. When it does not, the program has a bug: the message goes to standard
/// error and the process aborts, in release builds too. A corrupt register is worse than a restart.
void check(bool holds, std::string_view what_should_hold);

}
