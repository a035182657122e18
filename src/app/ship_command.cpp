#include "src/app/ship_command.h"

#include <csignal>
#include <cstdlib>

#include <fmt/core.h>

#include "lib/base/thread_name.h"
#include "src/office/office.h"
#include "src/office/vault.h"

namespace motcua::app {
namespace {

shipping::Order order_of(const Settings& settings, const ShipSettings& ship) {
    const auto vault = office::Vault::open(keys_of(settings), false);
    return {settings.data,
            ship.to,
            vault.fingerprint(),
            std::chrono::milliseconds{ship.every_milliseconds},
            std::chrono::seconds{ship.picture_every_seconds},
            std::chrono::seconds{ship.keep_seconds}};
}

}

std::optional<std::string> fault_in(const Settings& settings, const ShipSettings& ship) {
    if (ship.to.empty()) return std::nullopt;
    if (!settings.database.empty())
        return "only SQLite is shipped: see docs/operating/backup.md for PostgreSQL";
    std::error_code none;
    if (std::filesystem::weakly_canonical(ship.to, none) ==
        std::filesystem::weakly_canonical(settings.data, none))
        return "the database is shipped to another folder than its own";
    return std::nullopt;
}

Shipping::~Shipping() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    thread_.join();
}

void Shipping::begin(const Settings& settings, const ShipSettings& ship) {
    const bool has_key = std::getenv("MOTCUA_MASTER_KEY_FILE") != nullptr ||
                         std::filesystem::exists(keys_of(settings) / "master.key");
    if (ship.to.empty() || shipper_ || !has_key ||
        !std::filesystem::exists(settings.data / "motcua.db"))
        return;
    shipper_ = std::make_unique<shipping::Shipper>(order_of(settings, ship));
    thread_ = std::jthread([this](const std::stop_token& stop) {
        base::name_this_thread("shipper");
        shipper_->run(stop);
    });
}

std::string Shipping::health() const {
    if (!shipper_) return "";
    const auto state = shipper_->state();
    const auto* stands = state.failure.empty() ? "" : ", stands still";
    if (!state.as_of) return fmt::format("shipping: nothing yet{}\n", stands);
    const std::chrono::duration<double> behind = office::Office::system_clock() - *state.as_of;
    return fmt::format("shipping: {:.1f} s behind{}\n", behind.count(), stands);
}

int ship(const Settings& settings) {
    sigset_t stopping{};
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGTERM);
    sigaddset(&stopping, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stopping, nullptr);
    if (const auto fault = fault_in(settings, settings.ship)) {
        fmt::print(stderr, "motcua: {}\n", *fault);
        return 2;
    }
    if (!std::filesystem::exists(settings.data / "motcua.db")) {
        fmt::print(stderr, "motcua: there is no database in {}\n", settings.data.string());
        return 2;
    }
    Shipping shipping;
    shipping.begin(settings, settings.ship);
    fmt::print("motcua: ships to {}\n", settings.ship.to);
    std::fflush(stdout);
    int signal = 0;
    sigwait(&stopping, &signal);
    return 0;
}

}
