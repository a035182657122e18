#include "src/web/rate_limit.h"

#include <algorithm>

namespace motcua::web {
namespace {

constexpr std::size_t peers_max = 50'000;

}

std::int64_t RateLimit::wait_seconds(const std::string& peer, base::Instant now) {
    using namespace std::chrono;
    const std::lock_guard lock(mutex_);
    if (full_until_.size() > peers_max)
        std::erase_if(full_until_, [now](const auto& each) { return each.second <= now; });
    auto& full = full_until_[peer];
    // Nobody owes more than a whole allowance, unless the clock was put back since.
    full = std::clamp(full, now, now + interval_ * at_once_);
    const auto debt = full + interval_ - now - interval_ * at_once_;
    if (debt > microseconds{0}) return ceil<seconds>(debt).count();
    full += interval_;
    return 0;
}

}
