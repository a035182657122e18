#pragma once
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "lib/base/time.h"
#include "lib/sql/log_tail.h"
#include "src/app/shipping/pulse.h"

namespace motcua::shipping {

struct Order {
    std::filesystem::path data; ///< the folder of database and files
    std::filesystem::path to;
    std::string master; ///< fingerprint of the master key
    std::chrono::milliseconds every{1000};
    /// Between two pictures at most; after an erasure a tenth of it.
    std::chrono::seconds picture_every{std::chrono::hours{24}};
    /// Moments as old as this can be brought back.
    std::chrono::seconds keep{std::chrono::days{7}};
    /// For so long the log of writes is kept while the second folder fails, or does not answer.
    std::chrono::milliseconds patience{std::chrono::seconds{30}};
};

struct State {
    std::optional<base::Instant> as_of; ///< all that was committed before is in the second folder
    std::string failure;                ///< why nothing can be shipped now; "" when all is well
};

class Shipment;

/// Ships a SQLite database that others serve, until it is told to stop: commits as segments, from
/// time to time a picture, contents of files before the segment that names them. When the second
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
    void ship_once();
    bool is_waited_for();
    bool tail_is_waited_for();
    void note_success(base::Instant as_of);
    /// For how long now there has been no success.
    std::chrono::steady_clock::duration note_failure(const std::string& why);

    Order order_;
    sql::LogTail tail_;
    Pulse pulse_;
    std::unique_ptr<Shipment> shipment_; ///< of the working thread, as all that follows it here
    bool was_there_ = false;             ///< the second folder, once
    mutable std::mutex mutex_;           ///< of what both threads use, below
    std::optional<std::chrono::steady_clock::time_point> failing_since_;
    State state_;
    bool ended_ = false;
    std::condition_variable ending_;
    std::jthread working_; ///< may hang in the second folder
    std::jthread watching_;
};

}
