#pragma once
#include <string>
#include <vector>

namespace motcua::app {

/// Runs another program, found by PATH, and waits for its end; its words are given to no shell. Its
/// exit code; 127 where there is no such program.
int run_program(const std::vector<std::string>& words);

}
