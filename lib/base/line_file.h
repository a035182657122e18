#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace motcua::base {

/// A text file read line by line, plain or compressed by gzip, with bounds on what it may hold.
class LineFile {
  public:
    struct Limits {
        std::size_t line_bytes_max = 1u << 20;
        std::uint64_t bytes_max = std::uint64_t{1} << 30; ///< unpacked
    };
    enum class Next { line, too_long, end };

    /// Throws std::runtime_error when it cannot be opened.
    LineFile(const std::filesystem::path&, Limits);
    ~LineFile();
    LineFile(const LineFile&) = delete;
    LineFile& operator=(const LineFile&) = delete;

    /// Fills `line` without its line end; a line that is too long is passed over and left empty.
    /// Throws std::runtime_error when the file is damaged or unpacks to more than bytes_max.
    Next next(std::string& line);
    /// The number of the line that next() gave last, from 1.
    std::int64_t number() const { return number_; }

  private:
    bool fill();

    void* file_;
    Limits limits_;
    std::string name_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t unpacked_ = 0;
    std::int64_t number_ = 0;
};

}
