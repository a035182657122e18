#pragma once
#include <atomic>
#include <chrono>

namespace motcua::shipping {

/// Tells a thread that takes long from one that hangs: who gets on beats, others listen.
class Pulse {
  public:
    using Clock = std::chrono::steady_clock;

    void beat() { last_ = Clock::now().time_since_epoch().count(); }
    Clock::duration silence() const {
        return Clock::now().time_since_epoch() - Clock::duration(last_);
    }

  private:
    std::atomic<Clock::rep> last_{Clock::now().time_since_epoch().count()};
};

}
