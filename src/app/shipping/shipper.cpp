#include "src/app/shipping/shipper.h"

#include <spdlog/spdlog.h>

#include "lib/base/thread_name.h"
#include "src/app/shipping/content_shipment.h"
#include "src/app/shipping/shipment.h"

namespace motcua::shipping {
namespace {

using namespace std::chrono_literals;

/// Between two looks whether somebody waits, or hangs.
constexpr auto glance = 50ms;
/// Whoever empties the log of writes waits less long than our patience is.
constexpr int waited_for_part = 6;
/// What is being written when the program ends may take so long for each step of it.
constexpr auto farewell = 3s;

void rest(const std::stop_token& stop) {
    std::mutex sleeping;
    std::condition_variable_any wake;
    std::unique_lock lock(sleeping);
    wake.wait_for(lock, stop, glance, [] { return false; });
}

}

Shipper::Shipper(Order order)
    : order_(std::move(order)), tail_(order_.data / "motcua.db"),
      working_([this](const std::stop_token& stop) { work(stop); }),
      watching_([this](const std::stop_token& stop) { watch(stop); }) {}

Shipper::~Shipper() = default;

bool Shipper::end() {
    working_.request_stop();
    std::unique_lock lock(mutex_);
    while (!ended_ && pulse_.silence() < farewell) ending_.wait_for(lock, glance);
    if (ended_) return true;
    lock.unlock();
    tail_.let_go();
    return false;
}

State Shipper::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

void Shipper::work(const std::stop_token& stop) {
    base::name_this_thread("shipper");
    auto last = std::chrono::steady_clock::time_point{};
    for (; !stop.stop_requested(); rest(stop)) {
        pulse_.beat();
        if (std::chrono::steady_clock::now() - last < order_.every && !is_waited_for()) continue;
        last = std::chrono::steady_clock::now();
        ship_once();
    }
    pulse_.beat();
    if (shipment_) ship_once();
    shipment_.reset();
    const std::lock_guard lock(mutex_);
    ended_ = true;
    ending_.notify_all();
}

/// The working thread may hang with a reading of the database begun, which it cannot end itself.
void Shipper::watch(const std::stop_token& stop) {
    base::name_this_thread("shipping");
    for (; !stop.stop_requested(); rest(stop)) {
        const auto silence = pulse_.silence();
        if (silence < order_.patience / waited_for_part) continue;
        if (silence < order_.patience && !tail_is_waited_for()) continue;
        tail_.let_go();
        note_failure(order_.to.string() + " does not answer");
    }
}

std::unique_ptr<Following> Shipper::begun() {
    if (order_.database.empty())
        return std::make_unique<Shipment>(order_, tail_, pulse_, !was_there_);
    return std::make_unique<ContentShipment>(order_, pulse_, !was_there_);
}

void Shipper::ship_once() {
    const auto as_of = now();
    try {
        if (!shipment_) shipment_ = begun();
        was_there_ = true;
        shipment_->follow();
        note_success(as_of);
    } catch (const sql::LogLost& lost) {
        note_failure(lost.what());
        shipment_.reset();
    } catch (const ShipsAlready& another) {
        was_there_ = true;
        if (order_.database.empty())
            note_failure(another.what());
        else
            note_another(another.what());
    } catch (const std::exception& error) {
        if (note_failure(error.what()) > order_.patience) shipment_.reset();
    }
}

/// While the second folder is away nobody waits for it: the log is let go.
bool Shipper::is_waited_for() {
    if (!shipment_ || !tail_is_waited_for()) return false;
    if (state().failure.empty()) return true;
    shipment_.reset();
    return false;
}

bool Shipper::tail_is_waited_for() {
    if (!order_.database.empty()) return false;
    try {
        return tail_.is_waited_for();
    } catch (const std::exception&) {
        return false;
    }
}

void Shipper::note_success(base::Instant as_of) {
    const std::string left =
        shipment_->picture_hangs() ? "no picture: " + order_.to.string() + " does not answer" : "";
    const std::lock_guard lock(mutex_);
    if (!left.empty() && state_.failure.empty()) spdlog::warn("shipping stands still: {}", left);
    if (left.empty() && !state_.failure.empty()) spdlog::info("shipping: goes on");
    failing_since_.reset();
    state_.failure = left;
    state_.by_another = false;
    if (shipment_->is_whole()) state_.as_of = as_of;
}

/// All is well then: when that node ends, this one takes its place.
void Shipper::note_another(const std::string& who) {
    const std::lock_guard lock(mutex_);
    if (!state_.by_another) spdlog::info("shipping: {}", who);
    failing_since_.reset();
    state_ = {std::nullopt, "", true};
}

std::chrono::steady_clock::duration Shipper::note_failure(const std::string& why) {
    const auto asked = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex_);
    if (!failing_since_) {
        failing_since_ = asked;
        spdlog::warn("shipping stands still and is tried again: {}", why);
    }
    state_.failure = why;
    state_.by_another = false;
    return asked - *failing_since_;
}

}
