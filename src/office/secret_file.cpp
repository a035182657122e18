#include "src/office/secret_file.h"

#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace motcua::office {

void write_secret_file(const std::filesystem::path& file, std::string_view content) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) throw std::runtime_error("cannot create the key " + file.string());
    const auto written = ::write(handle, content.data(), content.size());
    const bool durable = ::fsync(handle) == 0;
    ::close(handle);
    if (written != static_cast<ssize_t>(content.size()) || !durable)
        throw std::runtime_error("cannot write the key " + file.string());
}

}
