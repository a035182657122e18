#include "src/app/ship_command.h"

#include <csignal>
#include <cstdlib>

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include "src/app/wiring.h"
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
            std::chrono::seconds{ship.keep_seconds},
            std::chrono::milliseconds{ship.patience_milliseconds},
            settings.database};
}

std::filesystem::path named_in_full(const std::filesystem::path& folder) {
    return (std::filesystem::absolute(folder) / "").lexically_normal();
}

}

std::optional<std::string> fault_in(const Settings& settings, const ShipSettings& ship) {
    if (ship.to.empty()) return std::nullopt;
    // By name only: to look for a folder that hangs would be to hang.
    if (named_in_full(ship.to) == named_in_full(settings.data))
        return "the database is shipped to another folder than its own";
    return std::nullopt;
}

Shipping::~Shipping() {
    if (!shipper_ || shipper_->end()) return;
    spdlog::warn("shipping: the second folder hangs; the program ends without it");
    // A thread uses it still, until the process ends.
    [[maybe_unused]] const auto* left = shipper_.release();
}

void Shipping::begin(const Settings& settings, const ShipSettings& ship) {
    const bool has_key = std::getenv("MOTCUA_MASTER_KEY_FILE") != nullptr ||
                         std::filesystem::exists(keys_of(settings) / "master.key");
    if (ship.to.empty() || shipper_ || !has_key || !has_database(settings)) return;
    shipper_ = std::make_unique<shipping::Shipper>(order_of(settings, ship));
}

std::string Shipping::health() const {
    if (!shipper_) return "";
    const auto state = shipper_->state();
    if (state.by_another) return "shipping: by another node\n";
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
    if (!has_database(settings)) {
        fmt::print(stderr, "motcua: there is no database in {}\n", settings.data.string());
        return 2;
    }
    Shipping shipping;
    shipping.begin(settings, settings.ship);
    if (!shipping.has_begun()) {
        fmt::print(stderr, "motcua: there is no master key: neither {}, nor does"
                           " MOTCUA_MASTER_KEY_FILE name one\n",
                   (keys_of(settings) / "master.key").string());
        return 2;
    }
    fmt::print("motcua: ships to {}\n", settings.ship.to);
    std::fflush(stdout);
    int signal = 0;
    sigwait(&stopping, &signal);
    return 0;
}

}
