#pragma once
#include <string>
#include <thread>
#include <vector>

#include "src/log/witness.h"
#include "src/office/office.h"

namespace motcua::app {

/// Shows the log's newest head to outside witnesses: a thread for each, so that one that is dead
/// delays neither another nor anything else. Ends with this object.
class Witnessing {
  public:
    Witnessing(office::Office&, const std::string& holder, const std::vector<log::Witness>&);

  private:
    std::vector<std::jthread> threads_;
};

}
