#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "lib/base/time.h"

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
};

struct State {
    std::optional<base::Instant> as_of; ///< all that was committed before is in the second folder
    std::string failure;                ///< why nothing can be shipped now; "" when all is well
};

class Shipment;

/// Ships a SQLite database that others serve, until it is told to stop: commits as segments, from
/// time to time a picture, contents of files before the segment that names them. When the second
/// folder fails, nobody waits for it; shipping goes on, or begins a new chain, when it is back.
class Shipper {
  public:
    explicit Shipper(Order);
    ~Shipper();
    Shipper(const Shipper&) = delete;
    Shipper& operator=(const Shipper&) = delete;

    /// Returns after one last time.
    void run(const std::stop_token&);
    State state() const;

  private:
    void ship_once();
    bool is_waited_for();
    void note_failure(const std::string& why);

    Order order_;
    std::unique_ptr<Shipment> shipment_;
    bool was_there_ = false; ///< the second folder, once
    std::optional<std::chrono::steady_clock::time_point> failing_since_;
    mutable std::mutex mutex_;
    State state_;
};

}
