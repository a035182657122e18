#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/time.h"
#include "lib/sql/log_reader.h"

namespace motcua::shipping {

/// What one segment says of itself: some commits, as the last contents of the pages they wrote.
struct SegmentHead {
    std::int64_t number = 0; ///< from 1 in each chain
    base::Instant taken_at{};   ///< everything in it was committed before
    std::int64_t page_bytes = 0;
    std::int64_t pages = 0;          ///< that it holds
    std::int64_t database_pages = 0; ///< the size of the database after it
    std::string before;              ///< digest of the segment before it; "" in the first
    bool begins_log = false;         ///< SQLite's log of writes began with it
    sql::LogPlace place;             ///< what was reached in that log
    bool operator==(const SegmentHead&) const = default;
};

/// A segment that was read: whole, and as its digest says.
struct Segment {
    SegmentHead head;
    std::string digest; ///< SHA-256 of all before it, in hexadecimal
    std::string_view pages;
};

/// Nothing when it is torn or altered. The segment points into the bytes.
std::optional<Segment> parse_segment(std::string_view bytes);
/// In the order of their numbers, which begin with 1.
void for_each_page(const Segment&,
                   const std::function<void(std::uint32_t number, std::string_view content)>&);

using PageSource = std::function<std::string(std::uint32_t number)>;
/// Writes a segment with these pages, durable under its name or not there at all; returns its
/// digest.
std::string write_segment(const std::filesystem::path&, const SegmentHead&,
                          const std::map<std::uint32_t, std::int64_t>& pages, const PageSource&);

}
