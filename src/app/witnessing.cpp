#include "src/app/witnessing.h"

#include <condition_variable>
#include <mutex>

#include <spdlog/spdlog.h>

#include "lib/base/thread_name.h"
#include "src/app/witnesses.h"

namespace motcua::app {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds pause_when_well = 1s;
constexpr std::chrono::milliseconds pause_max = 5min;

}

Witnessing::Witnessing(office::Office& office, const std::string& holder,
                       const std::vector<log::Witness>& witnesses) {
    for (const auto& witness : witnesses)
        threads_.emplace_back([this, &office, witness, holder](const std::stop_token& stop) {
            keep_showing(stop, office, witness, holder);
        });
}

std::string Witnessing::health() const {
    const std::lock_guard lock(mutex_);
    std::string lines;
    for (const auto& name : alarms_) lines += "witness: " + name + " objects\n";
    return lines;
}

bool Witnessing::show(office::Office& office, const log::Witness& witness,
                      const std::string& holder, const log::PostText& post) {
    std::string fault;
    try {
        fault = log::show_newest_head(office, witness, holder, post);
    } catch (const std::exception& error) {
        spdlog::warn("the witness {} was not shown the head: {}", witness.name, error.what());
        return false;
    }
    if (!log::is_alarm(fault)) return fault.empty();
    // It stays until a restart: who has objected once is to be heard.
    const std::lock_guard lock(mutex_);
    if (alarms_.insert(witness.name).second)
        spdlog::error("the witness {} has seen another history of the log: {}", witness.name,
                      fault);
    return false;
}

/// Rests longer after each failure.
void Witnessing::keep_showing(const std::stop_token& stop, office::Office& office,
                              const log::Witness& witness, const std::string& holder) {
    base::name_this_thread("witness");
    const auto post = poster(stop);
    std::mutex mutex;
    std::condition_variable_any wake;
    auto pause = pause_when_well;
    while (!stop.stop_requested()) {
        pause =
            show(office, witness, holder, post) ? pause_when_well : std::min(pause * 2, pause_max);
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, pause, [] { return false; });
    }
}

}
