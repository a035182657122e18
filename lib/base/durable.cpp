#include "lib/base/durable.h"

#include <array>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace motcua::base {

void write_durably(const std::filesystem::path& to,
                   const std::function<void(std::ostream&)>& write) {
    if (to.has_parent_path()) std::filesystem::create_directories(to.parent_path());
    auto half = to;
    half += ".part";
    try {
        std::ofstream out(half, std::ios::binary | std::ios::trunc);
        write(out);
        out.flush();
        if (!out) throw std::runtime_error("cannot write " + to.string());
        make_durable(half);
    } catch (...) {
        // What is half written only takes room, on a full disk above all.
        std::error_code ignored;
        std::filesystem::remove(half, ignored);
        throw;
    }
    std::filesystem::rename(half, to);
    make_durable(to.has_parent_path() ? to.parent_path() : ".");
}

void copy_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::ifstream in(from, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + from.string());
    write_durably(to, [&](std::ostream& out) {
        std::array<char, 65536> piece{};
        while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
            out.write(piece.data(), in.gcount());
        if (in.bad()) throw std::runtime_error("cannot read " + from.string());
    });
}

void remove_durably(const std::filesystem::path& file) {
    if (!std::filesystem::remove(file)) return;
    make_durable(file.has_parent_path() ? file.parent_path() : ".");
}

void make_durable(const std::filesystem::path& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0) ::close(handle);
    if (!done) throw std::runtime_error("cannot make durable: " + path.string());
}

void make_all_durable(const std::filesystem::path& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = handle >= 0 && ::syncfs(handle) == 0;
    if (handle >= 0) ::close(handle);
    if (!done) throw std::runtime_error("cannot make durable: " + path.string());
}

}
