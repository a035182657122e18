#include "lib/http/workers.h"

#include <algorithm>
#include <utility>

#include "lib/base/thread_name.h"

namespace motcua::http {

Workers::Workers(std::size_t threads, std::size_t waiting_max) : waiting_max_(waiting_max) {
    const auto count = std::max<std::size_t>(threads, 1);
    free_ = count;
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() { stop(); }

// A job that a free thread is about to take does not wait, so a queue of none still serves.
bool Workers::offer(std::function<void()> job) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return false;
        if (waiting_.size() >= free_ && waiting_.size() - free_ >= waiting_max_) return false;
        waiting_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

void Workers::stop() {
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        dropped.swap(waiting_);
    }
    changed_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void Workers::work() {
    base::name_this_thread("worker");
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        auto job = std::move(waiting_.front());
        waiting_.pop_front();
        --free_;
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
        ++free_;
    }
}

}
