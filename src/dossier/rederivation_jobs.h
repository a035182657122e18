#pragma once
#include <cstdint>
#include <stop_token>

#include "src/dossier/dossier_store.h"
#include "src/office/office.h"

namespace motcua::dossier {

/// Reckons due dates of open dossiers anew where a calendar was published since; of how many it
/// changed. Any number of processes may, and one that was cut off begins again: what has moved
/// already does not move twice.
std::int64_t follow_calendars(office::Office&, const Rulebook&, const std::stop_token& = {});

}
