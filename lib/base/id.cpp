#include "lib/base/id.h"

#include <chrono>
#include <thread>

#include "lib/base/check.h"

namespace motcua::base {
namespace {

constexpr std::int64_t epoch_ms = 1'577'836'800'000; // 2020-01-01T00:00:00Z
constexpr std::int64_t counters = 1 << 12;

std::int64_t milliseconds_now() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() - epoch_ms;
}

}

IdMaker::IdMaker(std::int64_t node) : node_(node) {
    check(node >= 0 && node <= node_max, "a node number fits in ten bits");
}

std::int64_t IdMaker::next() {
    // last_ holds milliseconds and counter in one word, so that one exchange orders all threads.
    for (;;) {
        const auto now = milliseconds_now();
        auto last = last_.load(std::memory_order_relaxed);
        const auto fresh = now * counters;
        const auto candidate = fresh > last ? fresh : last + 1;
        if (candidate / counters > now) {
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            continue;
        }
        if (last_.compare_exchange_weak(last, candidate))
            return (candidate / counters) << 22 | node_ << 12 | (candidate % counters);
    }
}

Instant IdMaker::made_at(std::int64_t id) {
    return Instant(std::chrono::milliseconds((id >> 22) + epoch_ms));
}

}
