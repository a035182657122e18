#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace motcua::http {

/// Threads that do one job after the other, with a bounded queue before them. Jobs must not throw.
class Workers {
  public:
    Workers(std::size_t threads, std::size_t waiting_max);
    /// As stop().
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the queue is full or the workers have stopped; the job is then gone.
    bool offer(std::function<void()> job);
    /// Waits for the jobs under way; those that have not begun are dropped.
    void stop();

  private:
    void work();

    std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::size_t free_ = 0; // threads without a job
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}
