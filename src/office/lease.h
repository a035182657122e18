#pragma once
#include <chrono>
#include <string_view>

#include "lib/base/time.h"
#include "lib/sql/session.h"

namespace motcua::office {

/// Somebody who wants to be the only one, of all processes on this database, that does a thing.
struct Lease {
    std::string_view name;
    std::string_view holder;
    std::chrono::seconds time;
};

/// True when this holder has the lease now, for that time; a new holder gets a higher fencing
/// number. The row stays locked until the commit, so whoever was fenced off cannot write after it.
bool take_lease(sql::Session&, const Lease&, base::Instant now);

}
