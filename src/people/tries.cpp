#include "src/people/tries.h"

#include <algorithm>
#include <vector>

namespace motcua::people {
namespace {

constexpr std::size_t login_bytes_max = 200;

/// A login may be any text: what is kept of it has a limit.
std::string short_of(const std::string& login) { return login.substr(0, login_bytes_max); }

std::string both(const Attempt& attempt) { return attempt.peer + "\n" + short_of(attempt.login); }

}

std::int64_t Tries::wait_seconds(const Attempt& attempt, base::Instant now) const {
    using namespace std::chrono;
    const auto wait = [now](const Counts& counts, const std::string& key, int most) {
        const auto found = counts.find(key);
        if (found == counts.end() || found->second.count < most) return std::int64_t{0};
        const auto left = found->second.since + window - now;
        return std::max<std::int64_t>(0, ceil<seconds>(left).count());
    };
    const std::lock_guard lock(mutex_);
    return std::max({wait(by_both_, both(attempt), login_from_peer_max),
                     wait(by_login_, short_of(attempt.login), login_max),
                     wait(by_peer_, attempt.peer, peer_max)});
}

void Tries::add(const Attempt& attempt, base::Instant now) {
    const std::lock_guard lock(mutex_);
    count(by_both_, both(attempt), now);
    count(by_login_, short_of(attempt.login), now);
    count(by_peer_, attempt.peer, now);
}

void Tries::forget(const Attempt& attempt) {
    const std::lock_guard lock(mutex_);
    by_both_.erase(both(attempt));
}

void Tries::count(Counts& counts, const std::string& key, base::Instant now) {
    if (counts.size() >= watched_max && !counts.contains(key)) make_room(counts, now);
    auto& counted = counts[key];
    if (counted.since + window <= now) counted = {now, 0};
    ++counted.count;
}

void Tries::make_room(Counts& counts, base::Instant now) {
    std::erase_if(counts, [now](const auto& each) { return each.second.since + window <= now; });
    if (counts.size() < watched_max) return;
    std::vector<base::Instant> ages;
    ages.reserve(counts.size());
    for (const auto& each : counts) ages.push_back(each.second.since);
    const auto middle = ages.begin() + static_cast<std::ptrdiff_t>(ages.size() / 2);
    std::nth_element(ages.begin(), middle, ages.end());
    std::erase_if(counts,
                  [oldest = *middle](const auto& each) { return each.second.since <= oldest; });
}

}
