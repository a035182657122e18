#pragma once
#include <cstdint>

#include "src/office/office.h"

namespace motcua::dossier {

/// Reminds by SMS, once each, of results that nobody has collected for fifteen days; returns of how
/// many. At most a hundred at a time: it runs again in a minute. Any number of processes may.
std::int64_t remind_of_results(office::Office&);

}
