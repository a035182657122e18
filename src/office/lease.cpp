#include "src/office/lease.h"

namespace motcua::office {
namespace {

/// Nobody's clock is that far ahead of another's: a lease that ends so late was taken before the
/// clock was put back, and would keep its dead holder alive for as long.
constexpr std::chrono::minutes clocks_apart_max{1};

}

bool take_lease(sql::Session& session, const Lease& lease, base::Instant now) {
    return session.run("INSERT INTO leases (name, holder, fence, leased_until)"
                       " VALUES ($1, $2, 1, $3) ON CONFLICT (name) DO UPDATE SET"
                       " fence = CASE WHEN leases.holder = $2 THEN leases.fence"
                       " ELSE leases.fence + 1 END, holder = $2, leased_until = $3"
                       " WHERE leases.holder = $2 OR leases.leased_until < $4"
                       " OR leases.leased_until > $5",
                       lease.name, lease.holder, base::to_microseconds(now + lease.time),
                       base::to_microseconds(now),
                       base::to_microseconds(now + lease.time + clocks_apart_max)) == 1;
}

}
