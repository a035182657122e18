#include "src/office/sealer.h"

namespace motcua::office {
namespace {

constexpr std::chrono::seconds lease{10};

/// True when this holder has the lease now; a new holder gets a higher fencing number.
bool take_lease(sql::Session& session, base::Instant now, const std::string& holder) {
    return session.run("INSERT INTO leases (name, holder, fence, leased_until)"
                       " VALUES ('sealer', $1, 1, $2) ON CONFLICT (name) DO UPDATE SET"
                       " fence = CASE WHEN leases.holder = $1 THEN leases.fence"
                       " ELSE leases.fence + 1 END, holder = $1, leased_until = $2"
                       " WHERE leases.holder = $1 OR leases.leased_until < $3",
                       holder, base::to_microseconds(now + lease), base::to_microseconds(now)) == 1;
}

}

std::int64_t seal_some(Office& office, const std::string& holder, std::int64_t limit) {
    const bool something = office.look([](sql::Session& session) {
        return !session.query("SELECT entry_id FROM unsealed ORDER BY entry_id LIMIT 1").empty();
    });
    if (!something) return 0;
    std::int64_t sealed = 0;
    office.database().write([&](sql::Session& session) {
        sealed = 0;
        // The lease row is locked until this commit, so a fenced-off sealer cannot write after.
        if (!take_lease(session, office.now(), holder)) return sql::Outcome::undo;
        const auto last = session.query("SELECT COALESCE(MAX(leaf_index), -1) FROM leaves");
        auto index = last.front().integer(0);
        for (const auto& row :
             session.query("SELECT entry_id FROM unsealed ORDER BY entry_id LIMIT $1", limit)) {
            session.run("INSERT INTO leaves (leaf_index, entry_id) VALUES ($1, $2)", ++index,
                        row.integer(0));
            session.run("DELETE FROM unsealed WHERE entry_id = $1", row.integer(0));
            ++sealed;
        }
        return sql::Outcome::keep;
    });
    return sealed;
}

}
