#pragma once
#include <vector>

#include "src/log/witness_actions.h"
#include "src/office/log_key.h"

namespace motcua::log {

/// What the routes of the log are made with; it must outlive them.
struct House {
    const office::LogKey& key;
    const WitnessDuty& duty;               ///< of this program towards other logs
    const std::vector<Witness>& witnesses; ///< who is asked to vouch for this one
};

}
