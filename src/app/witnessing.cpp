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

/// True when all went well.
bool show(office::Office& office, const log::Witness& witness, const std::string& holder,
          const log::PostText& post) {
    try {
        return log::show_newest_head(office, witness, holder, post);
    } catch (const std::exception& error) {
        spdlog::warn("the witness {} was not shown the head: {}", witness.name, error.what());
        return false;
    }
}

/// Rests longer after each failure.
void keep_showing(const std::stop_token& stop, office::Office& office, const log::Witness& witness,
                  const std::string& holder) {
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

Witnessing::Witnessing(office::Office& office, const std::string& holder,
                       const std::vector<log::Witness>& witnesses) {
    for (const auto& witness : witnesses)
        threads_.emplace_back([&office, witness, holder](const std::stop_token& stop) {
            keep_showing(stop, office, witness, holder);
        });
}

}
