#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>

#include "lib/sql/session.h"
#include "src/app/shipping/pulse.h"
#include "src/document/file_actions.h"

namespace motcua::shipping {

/// Looks at rows as they are now. Nothing is held any more when it returns.
using Look = std::function<void(const std::function<void(sql::Session&)>&)>;

/// Ids begin with milliseconds; an id is drawn before its row is committed, at most so long. So who
/// follows rows by their ids looks at those of the last minute again.
inline constexpr std::chrono::milliseconds id_age_max{60'000};

/// Makes contents of files durable in another folder as their rows come.
class YoungFiles {
  public:
    YoungFiles(const std::filesystem::path& from, const std::filesystem::path& to);
    /// Contents of files that came longer ago than that are somebody else's.
    void begin(const Look&, std::chrono::milliseconds age);
    /// All that have a row by now. The pulse beats with each.
    void copy(const Look&, Pulse&);
    /// Files behind this one are looked after here.
    std::int64_t after() const { return after_; }

  private:
    bool copy_content(const document::StoredFile&) const;

    document::FileShelf from_;
    document::FileShelf to_;
    std::int64_t after_ = 0;
    std::set<std::int64_t> there_; ///< of those behind after_
};

/// Notices erasures as their entries come.
class YoungErasures {
  public:
    void begin(sql::Session&, std::chrono::milliseconds age);
    /// Whether there was one since it was asked last.
    bool any(sql::Session&);

  private:
    std::int64_t after_ = 0;
};

}
