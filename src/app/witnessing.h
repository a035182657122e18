#pragma once
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "src/log/witness_jobs.h"
#include "src/office/office.h"

namespace motcua::app {

/// Shows the log's newest head to outside witnesses: a thread for each, so that one that is dead
/// delays neither another nor anything else. Ends with this object.
class Witnessing {
  public:
    Witnessing(office::Office&, const std::string& holder, const std::vector<log::Witness>&);
    /// A line for each witness that has seen another history than there is now; for /healthz.
    std::string health() const;

  private:
    /// True when all went well.
    bool show(office::Office&, const log::Witness&, const std::string& holder,
              const log::PostText&);
    void keep_showing(const std::stop_token&, office::Office&, const log::Witness&,
                      const std::string& holder);

    mutable std::mutex mutex_;
    std::set<std::string> alarms_; ///< names of witnesses
    std::vector<std::jthread> threads_;
};

}
