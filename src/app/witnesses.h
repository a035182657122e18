#pragma once
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "src/app/settings.h"
#include "src/log/witness_actions.h"
#include "src/log/witness_jobs.h"
#include "src/office/log_key.h"

namespace motcua::app {

/// Why these settings cannot be served with, as a sentence; nothing when they can.
std::optional<std::string> fault_in(const WitnessSettings&);

/// What follows are settings without a fault.
std::vector<log::Witness> witnesses_in(const WitnessSettings&);
log::WitnessDuty duty_in(const WitnessSettings&, const office::LogKey&);
/// Posts over http and https; asked to stop, it gives up what is under way.
log::PostText poster(std::stop_token);

}
