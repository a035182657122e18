#pragma once
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace motcua::base {

/// A counting semaphore. The one of libstdc++ 12 can lose a wake-up (its bug 104928), so this one
/// stands wherever threads wait for each other.
class Turnstile {
  public:
    explicit Turnstile(std::int64_t free) : free_(free) {}

    void acquire() {
        std::unique_lock lock(mutex_);
        released_.wait(lock, [this] { return free_ > 0; });
        --free_;
    }
    void release() {
        // Told under the lock: whoever wakes may take this turnstile down at once.
        const std::lock_guard lock(mutex_);
        ++free_;
        released_.notify_one();
    }

  private:
    std::mutex mutex_;
    std::condition_variable released_;
    std::int64_t free_;
};

}
