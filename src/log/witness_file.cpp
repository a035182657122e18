#include "src/log/witness_file.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace motcua::log {
namespace {

constexpr std::string_view dash = "— "; ///< with which the line of a signature begins
/// Several heads are shorter.
constexpr std::uint64_t end_bytes = 4096;

/// Behind the last line of a signature that is whole; 0 when there is none.
std::size_t end_of_signatures(std::string_view heads) {
    const auto mark = "\n" + std::string(dash);
    for (auto at = heads.rfind(mark); at != std::string_view::npos && at > 0;
         at = heads.rfind(mark, at - 1))
        if (const auto end = heads.find('\n', at + 1); end != std::string_view::npos)
            return end + 1;
    return 0;
}

/// A checkpoint's text where one may begin.
std::string three_lines(const std::string& text, std::size_t at) {
    auto end = at;
    for (int line = 0; line < 3; ++line) {
        const auto stop = text.find('\n', end);
        if (stop == std::string::npos) return "";
        end = stop + 1;
    }
    return text.substr(at, end - at);
}

/// The end of a file, without what was not written whole.
struct End {
    std::string text;
    std::uint64_t file_bytes = 0;
    std::uint64_t whole_bytes = 0;
};

End end_of(const std::string& path, std::string_view origin) {
    End end;
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in || in.tellg() <= 0) return end;
    end.file_bytes = static_cast<std::uint64_t>(in.tellg());
    end.text.resize(std::min(end.file_bytes, end_bytes));
    const auto begin = end.file_bytes - end.text.size();
    in.seekg(static_cast<std::streamoff>(begin));
    in.read(end.text.data(), static_cast<std::streamsize>(end.text.size()));
    end.text.resize(whole_part(end.text, origin));
    end.whole_bytes = begin + end.text.size();
    return end;
}

bool cut(int handle, std::uint64_t bytes) {
    return ::ftruncate(handle, static_cast<off_t>(bytes)) == 0;
}

bool append(int handle, std::string_view text) {
    return ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
           ::fsync(handle) == 0;
}

}

std::size_t whole_part(std::string_view heads, std::string_view origin) {
    auto end = end_of_signatures(heads);
    while (end < heads.size() && heads[end] == '\n') ++end;
    const auto rest = heads.substr(end);
    const auto begins = [&](std::string_view with) {
        return rest.starts_with(with) || with.starts_with(rest);
    };
    return begins(origin) || begins(dash) ? end : heads.size();
}

WitnessFile::WitnessFile(std::string path, std::string origin)
    : path_(std::move(path)), origin_(std::move(origin)) {}

std::optional<crypto::TreeHead> WitnessFile::last() const {
    const auto text = end_of(path_, origin_).text;
    std::optional<crypto::TreeHead> last;
    for (std::size_t at = 0; at < text.size();) {
        const auto head = crypto::Checkpoint::parse(three_lines(text, at));
        if (head && head->origin == origin_) last = head->head;
        const auto line = text.find('\n', at);
        if (line == std::string::npos) break;
        at = line + 1;
    }
    return last;
}

std::string WitnessFile::add(std::string_view note) const {
    const int handle = ::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (handle < 0) return "file_not_opened";
    const auto end = end_of(path_, origin_);
    bool added = end.file_bytes == end.whole_bytes || cut(handle, end.whole_bytes);
    if (added && !append(handle, std::string(note) + "\n")) {
        // Where it cannot be cut now, it is the next time.
        static_cast<void>(cut(handle, end.whole_bytes));
        added = false;
    }
    ::close(handle);
    return added ? "" : "file_not_written";
}

}
