#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "lib/base/time.h"

namespace motcua::web {

/// So many at once, then one each interval, for each peer; a crowd of peers is forgotten oldest
/// first. Thread-safe.
class RateLimit {
  public:
    RateLimit(std::int64_t at_once, std::chrono::milliseconds interval)
        : at_once_(at_once), interval_(interval) {}
    /// 0 when the peer may pass, else after how many whole seconds to try again.
    std::int64_t wait_seconds(const std::string& peer, base::Instant now);

  private:
    std::int64_t at_once_;
    std::chrono::milliseconds interval_;
    std::mutex mutex_;
    std::map<std::string, base::Instant> full_until_; ///< when the peer's allowance is whole again
};

}
