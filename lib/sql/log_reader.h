#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>

namespace motcua::sql {

/// A place in SQLite's log of writes (the file "-wal"): behind so many frames of the log that has
/// these salts. Each time the log begins anew it gets other ones.
struct LogPlace {
    std::uint64_t salts = 0; ///< 0: no log was seen yet
    std::int64_t frames = 0;
    std::uint64_t sum = 0; ///< the log's running checksum behind the last of these frames
    bool operator==(const LogPlace&) const = default;
};

/// Some commits, whole.
struct LogPiece {
    LogPlace from;
    LogPlace to;
    std::int64_t database_pages = 0; ///< the size of the database after them
    /// By the number of a page: where in the log its last content stands.
    std::map<std::uint32_t, std::int64_t> pages;
    /// The same pages' contents, where they were taken out of the log.
    std::map<std::uint32_t, std::string> contents;
    bool begins_log() const { return from.frames == 0; }
};

/// What lies behind the place that was read is not the continuation of it: commits may have been
/// missed.
struct LogLost : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reads commits from a log of writes while SQLite writes it. What is not committed, or half
/// written, is not seen: each frame is held against the log's checksums.
class LogReader {
  public:
    explicit LogReader(std::filesystem::path log);
    ~LogReader();
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

    /// The commits behind the place, of `bytes_max` at least where there are as many; nothing when
    /// nobody has committed. The place stays as it is. Where the log has begun anew since, the
    /// first of the new one: that it began no more than once, and only after all of the old one was
    /// read, is the caller's to see to. Throws LogLost.
    std::optional<LogPiece> next(std::int64_t bytes_max);
    void go_on_behind(const LogPlace& place) { place_ = place; }
    const LogPlace& place() const { return place_; }
    /// Whether the log still holds the frames before this place as they were, and with them all
    /// that was written since.
    bool holds(const LogPlace&);
    /// The content of one of a piece's pages.
    std::string page(const LogPiece&, std::uint32_t number);
    std::int64_t page_bytes() const { return page_bytes_; }
    /// How many frames the file has room for.
    std::int64_t frames();

  private:
    struct Header {
        std::uint64_t salts = 0;
        std::uint64_t sum = 0;
    };
    bool open();
    std::optional<Header> header();
    std::string read(std::int64_t offset, std::size_t size);
    std::int64_t offset_of(std::int64_t frame) const;

    std::filesystem::path file_;
    int handle_ = -1;
    bool big_endian_ = false; ///< the checksums
    std::int64_t page_bytes_ = 0;
    LogPlace place_;
};

}
