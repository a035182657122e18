#include "lib/sql/log_reader.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace motcua::sql {
namespace {

// https://www.sqlite.org/fileformat2.html#the_write_ahead_log
constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_head_bytes = 24;
constexpr std::uint32_t magic = 0x377f0682; // and one more when checksums are big-endian
constexpr std::uint32_t version = 3007000;
constexpr std::int64_t frames_at_once = 256;

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 4; i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

std::uint64_t both(std::uint32_t first, std::uint32_t second) {
    return std::uint64_t{first} << 32 | second;
}

/// SQLite's checksum, gone on with over these bytes, which are a multiple of eight.
std::uint64_t summed(std::uint64_t sum, std::string_view bytes, bool as_big_endian) {
    auto first = static_cast<std::uint32_t>(sum >> 32);
    auto second = static_cast<std::uint32_t>(sum);
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        const auto one = as_big_endian ? big_endian(bytes, at) : little_endian(bytes, at);
        const auto two = as_big_endian ? big_endian(bytes, at + 4) : little_endian(bytes, at + 4);
        first += one + second;
        second += two + first;
    }
    return both(first, second);
}

}

LogReader::LogReader(std::filesystem::path log) : file_(std::move(log)) {}

LogReader::~LogReader() {
    // SQLite keeps its locks on the database and on "-shm", so that closing this file takes none.
    if (handle_ >= 0) ::close(handle_);
}

std::optional<LogPiece> LogReader::next(std::int64_t bytes_max) {
    const auto head = open() ? header() : std::nullopt;
    if (!head) return std::nullopt;
    LogPiece piece;
    piece.from = place_;
    if (head->salts != place_.salts) {
        // The new salts do not say how often the log began meanwhile: who reads sees to that.
        piece.from = {head->salts, 0, head->sum};
    } else if (!holds(place_)) {
        // It may have begun anew this very moment: then it is read the next time.
        const auto now = header();
        if (!now || now->salts != head->salts) return std::nullopt;
        throw LogLost("the log of writes was written over");
    }
    piece.to = piece.from;
    const auto frame_bytes = frame_head_bytes + static_cast<std::size_t>(page_bytes_);
    auto sum = piece.from.sum;
    std::map<std::uint32_t, std::int64_t> open_pages;
    for (std::int64_t frame = piece.from.frames;;) {
        const auto bytes =
            read(offset_of(frame), frame_bytes * static_cast<std::size_t>(frames_at_once));
        std::size_t at = 0;
        for (; at + frame_bytes <= bytes.size(); at += frame_bytes, ++frame) {
            const auto whole = std::string_view(bytes).substr(at, frame_bytes);
            const auto salts = both(big_endian(whole, 8), big_endian(whole, 12));
            sum = summed(sum, whole.substr(0, 8), big_endian_);
            sum = summed(sum, whole.substr(frame_head_bytes), big_endian_);
            const auto page = big_endian(whole, 0);
            if (salts != head->salts || page == 0 ||
                sum != both(big_endian(whole, 16), big_endian(whole, 20)))
                break;
            open_pages[page] = offset_of(frame) + static_cast<std::int64_t>(frame_head_bytes);
            const auto database_pages = big_endian(whole, 4);
            if (database_pages == 0) continue;
            for (const auto& [number, place] : open_pages) piece.pages[number] = place;
            open_pages.clear();
            piece.to = {head->salts, frame + 1, sum};
            piece.database_pages = database_pages;
            if ((frame + 1 - piece.from.frames) * page_bytes_ >= bytes_max) return piece;
        }
        if (at < frame_bytes * static_cast<std::size_t>(frames_at_once)) break;
    }
    if (piece.pages.empty()) return std::nullopt;
    return piece;
}

bool LogReader::holds(const LogPlace& place) {
    const auto head = open() ? header() : std::nullopt;
    if (!head || head->salts != place.salts) return false;
    if (place.frames == 0) return head->sum == place.sum;
    const auto last = read(offset_of(place.frames - 1), frame_head_bytes);
    return last.size() == frame_head_bytes &&
           both(big_endian(last, 8), big_endian(last, 12)) == place.salts &&
           both(big_endian(last, 16), big_endian(last, 20)) == place.sum;
}

std::string LogReader::page(const LogPiece& piece, std::uint32_t number) {
    if (const auto taken = piece.contents.find(number); taken != piece.contents.end())
        return taken->second;
    auto content = read(piece.pages.at(number), static_cast<std::size_t>(page_bytes_));
    if (std::cmp_not_equal(content.size(), page_bytes_))
        throw LogLost("the log of writes became shorter");
    return content;
}

std::int64_t LogReader::frames() {
    struct stat found {};
    if (page_bytes_ == 0 || !open() || ::fstat(handle_, &found) != 0) return 0;
    return found.st_size / (page_bytes_ + static_cast<std::int64_t>(frame_head_bytes));
}

bool LogReader::open() {
    if (handle_ < 0) handle_ = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    return handle_ >= 0;
}

/// Nothing while there is none, or while it is being written.
std::optional<LogReader::Header> LogReader::header() {
    const auto bytes = read(0, header_bytes);
    if (bytes.size() < header_bytes) return std::nullopt;
    const auto mark = big_endian(bytes, 0);
    if ((mark & ~1u) != magic || big_endian(bytes, 4) != version) return std::nullopt;
    const bool as_big_endian = (mark & 1u) != 0;
    const auto sum = summed(0, std::string_view(bytes).substr(0, 24), as_big_endian);
    if (sum != both(big_endian(bytes, 24), big_endian(bytes, 28))) return std::nullopt;
    const std::int64_t page_bytes = big_endian(bytes, 8);
    if (page_bytes < 512 || page_bytes > 65536) return std::nullopt;
    big_endian_ = as_big_endian;
    page_bytes_ = page_bytes;
    return Header{both(big_endian(bytes, 16), big_endian(bytes, 20)), sum};
}

/// Less than `size` where the file ends before.
std::string LogReader::read(std::int64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const auto count = ::pread(handle_, bytes.data() + got, size - got,
                                   offset + static_cast<std::int64_t>(got));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw std::runtime_error("cannot read " + file_.string());
        if (count == 0) break;
        got += static_cast<std::size_t>(count);
    }
    bytes.resize(got);
    return bytes;
}

std::int64_t LogReader::offset_of(std::int64_t frame) const {
    return static_cast<std::int64_t>(header_bytes) +
           frame * (page_bytes_ + static_cast<std::int64_t>(frame_head_bytes));
}

}
