#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "lib/base/time.h"
#include "lib/sql/log_tail.h"
#include "src/app/shipping/following.h"
#include "src/app/shipping/order.h"
#include "src/app/shipping/pulse.h"

namespace motcua::shipping {

struct State {
    std::optional<base::Instant> as_of; ///< all that was committed before is in the second folder
    std::string failure;                ///< why nothing can be shipped now; "" when all is well
    bool by_another = false; ///< another node of the same PostgreSQL database ships
};

/// Ships a SQLite database that others serve, until it is told to stop: commits as segments, from
/// time to time a picture, contents of files before the segment that names them. Of a PostgreSQL
/// database only the contents of files: of several nodes one, until it ends. When the second
/// folder fails or hangs, nobody waits for it; shipping goes on, or begins a new chain, when it is
/// back.
class Shipper {
  public:
    /// Begins at once.
    explicit Shipper(Order);
    /// Where `end` was false, waits until the second folder answers.
    ~Shipper();
    Shipper(const Shipper&) = delete;
    Shipper& operator=(const Shipper&) = delete;

    /// Ships one last time and ends. False when the second folder hangs: nothing of the database is
    /// held any more, but a thread waits still, and uses this object.
    bool end();
    State state() const;

  private:
    void work(const std::stop_token&);
    void watch(const std::stop_token&);
    std::unique_ptr<Following> begun();
    void ship_once();
    bool is_waited_for();
    bool tail_is_waited_for();
    void note_success(base::Instant as_of);
    void note_another(const std::string& who);
    /// For how long now there has been no success.
    std::chrono::steady_clock::duration note_failure(const std::string& why);

    Order order_;
    sql::LogTail tail_;
    Pulse pulse_;
    std::unique_ptr<Following> shipment_; ///< of the working thread, as is the next
    bool was_there_ = false;              ///< the second folder, once
    mutable std::mutex mutex_;            ///< of what both threads use, below
    std::optional<std::chrono::steady_clock::time_point> failing_since_;
    State state_;
    bool ended_ = false;
    std::condition_variable ending_;
    std::jthread working_; ///< may hang in the second folder
    std::jthread watching_;
};

}
