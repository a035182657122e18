#include "lib/base/id.h"

#include <algorithm>
#include <chrono>

#include "lib/base/check.h"

namespace motcua::base {
namespace {

constexpr std::int64_t epoch_ms = 1'577'836'800'000; // 2020-01-01T00:00:00Z
constexpr std::int64_t counters = 1 << 12;

std::int64_t milliseconds_at(Instant moment) {
    using namespace std::chrono;
    return floor<milliseconds>(moment.time_since_epoch()).count() - epoch_ms;
}

}

IdMaker::IdMaker(std::int64_t node, Clock clock) : node_(node), clock_(clock) {
    check(node >= 0 && node <= node_max, "a node number fits in ten bits");
}

std::int64_t IdMaker::next() {
    // last_ holds milliseconds and counter in one word, so that one exchange orders all threads.
    auto last = last_.load(std::memory_order_relaxed);
    for (;;) {
        const auto fresh = milliseconds_at(clock_()) * counters;
        const auto candidate = std::max(fresh, last + 1);
        if (last_.compare_exchange_weak(last, candidate))
            return (candidate / counters) << 22 | node_ << 12 | (candidate % counters);
    }
}

void IdMaker::go_on_after(std::int64_t id) {
    // From the next millisecond on, so that it does not matter whose node made it.
    const auto place = ((id >> 22) + 1) * counters - 1;
    auto last = last_.load(std::memory_order_relaxed);
    while (last < place && !last_.compare_exchange_weak(last, place)) {
    }
}

Instant IdMaker::system_clock() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Instant IdMaker::made_at(std::int64_t id) {
    return Instant(std::chrono::milliseconds((id >> 22) + epoch_ms));
}

}
