#include "lib/base/line_file.h"

#include <algorithm>
#include <stdexcept>

#include <zlib.h>

namespace motcua::base {
namespace {

constexpr std::size_t buffer_bytes = 1u << 17;

gzFile handle(void* file) { return static_cast<gzFile>(file); }

}

LineFile::LineFile(const std::filesystem::path& path, Limits limits)
    : file_(gzopen(path.c_str(), "rb")), limits_(limits), name_(path.filename().string()) {
    if (file_ == nullptr || std::filesystem::is_directory(path)) {
        if (file_ != nullptr) gzclose_r(handle(file_));
        throw std::runtime_error(name_ + " cannot be opened");
    }
}

LineFile::~LineFile() { gzclose_r(handle(file_)); }

bool LineFile::fill() {
    buffer_.resize(buffer_bytes);
    at_ = 0;
    const int got = gzread(handle(file_), buffer_.data(), static_cast<unsigned>(buffer_.size()));
    int error = Z_OK;
    gzerror(handle(file_), &error);
    // A file that ends in the middle of its compressed text is told by its error only.
    if (got < 0 || (error != Z_OK && error != Z_STREAM_END))
        throw std::runtime_error(name_ + " is damaged");
    buffer_.resize(static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::uint64_t>(got);
    if (unpacked_ > limits_.bytes_max) throw std::runtime_error(name_ + " is too large");
    return got > 0;
}

LineFile::Next LineFile::next(std::string& line) {
    line.clear();
    bool any = false;
    bool too_long = false;
    for (;;) {
        if (at_ == buffer_.size() && !fill()) break;
        any = true;
        const auto end = buffer_.find('\n', at_);
        const auto to = std::min(end, buffer_.size());
        too_long = too_long || line.size() + (to - at_) > limits_.line_bytes_max;
        if (!too_long) line.append(buffer_, at_, to - at_);
        at_ = end == std::string::npos ? buffer_.size() : end + 1;
        if (end != std::string::npos) break;
    }
    if (!any) return Next::end;
    ++number_;
    if (too_long) line.clear();
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return too_long ? Next::too_long : Next::line;
}

}
