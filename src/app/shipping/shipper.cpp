#include "src/app/shipping/shipper.h"

#include <condition_variable>

#include <spdlog/spdlog.h>

#include "src/app/shipping/shipment.h"

namespace motcua::shipping {
namespace {

using namespace std::chrono_literals;

/// For so long the log of writes is kept from beginning anew while the second folder is away.
constexpr auto patience = 30s;
/// Between two looks whether somebody waits.
constexpr auto glance = 50ms;

}

Shipper::Shipper(Order order) : order_(std::move(order)) {}
Shipper::~Shipper() = default;

void Shipper::run(const std::stop_token& stop) {
    std::mutex sleeping;
    std::condition_variable_any wake;
    auto last = std::chrono::steady_clock::time_point{};
    while (!stop.stop_requested()) {
        if (std::chrono::steady_clock::now() - last >= order_.every || is_waited_for()) {
            last = std::chrono::steady_clock::now();
            ship_once();
        }
        std::unique_lock lock(sleeping);
        wake.wait_for(lock, stop, glance, [] { return false; });
    }
    if (shipment_) ship_once();
}

State Shipper::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

void Shipper::ship_once() {
    const auto as_of = std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now());
    try {
        if (!shipment_) shipment_ = std::make_unique<Shipment>(order_, !was_there_);
        was_there_ = true;
        shipment_->follow();
    } catch (const sql::LogLost& lost) {
        shipment_.reset();
        return note_failure(lost.what());
    } catch (const std::exception& error) {
        return note_failure(error.what());
    }
    if (failing_since_) spdlog::info("shipping: goes on");
    failing_since_.reset();
    const std::lock_guard lock(mutex_);
    state_ = {as_of, ""};
}

/// While the second folder is away nobody waits for it: the log is let go.
bool Shipper::is_waited_for() {
    if (!shipment_) return false;
    try {
        if (!shipment_->is_waited_for()) return false;
        if (!failing_since_) return true;
        shipment_.reset();
        return false;
    } catch (const std::exception&) {
        return true;
    }
}

void Shipper::note_failure(const std::string& why) {
    const auto now = std::chrono::steady_clock::now();
    if (!failing_since_) {
        failing_since_ = now;
        spdlog::warn("shipping stands still and is tried again: {}", why);
    }
    if (now - *failing_since_ > patience) shipment_.reset();
    const std::lock_guard lock(mutex_);
    state_.failure = why;
}

}
