#pragma once
#include <atomic>
#include <compare>
#include <cstdint>

#include "lib/base/time.h"

namespace motcua::base {

/// A key of one kind of thing; keys of different kinds do not mix.
template <class Tag> class Id {
  public:
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t value) : value_(value) {}
    constexpr std::int64_t value() const { return value_; }
    constexpr auto operator<=>(const Id&) const = default;

  private:
    std::int64_t value_ = 0;
};

/// Makes ids that grow with time: 41 bits of milliseconds since 2020, 10 of node, 12 of counter.
/// Safe to call from any thread. When the clock steps back it goes on counting after the last id:
/// none is given twice, and nobody waits.
class IdMaker {
  public:
    static constexpr std::int64_t node_max = 1023;
    using Clock = Instant (*)();
    explicit IdMaker(std::int64_t node, Clock clock = system_clock);
    std::int64_t next();
    /// Gives only ids above this one from now on, which another run of the program may have made
    /// when the clock was further on.
    void go_on_after(std::int64_t id);
    static Instant system_clock();
    /// The moment at which an id was made, to the millisecond; later than that where the clock was
    /// behind an earlier id.
    static Instant made_at(std::int64_t id);

  private:
    std::int64_t node_;
    Clock clock_;
    std::atomic<std::int64_t> last_{0};
};

}
