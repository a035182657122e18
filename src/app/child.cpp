#include "src/app/child.h"

#include <cerrno>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace motcua::app {

int run_program(const std::vector<std::string>& words) {
    constexpr int no_program = 127;
    auto kept = words;
    std::vector<char*> arguments;
    for (auto& word : kept) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), environ) != 0)
        return no_program;
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return no_program;
    return WIFEXITED(status) ? WEXITSTATUS(status) : no_program;
}

}
