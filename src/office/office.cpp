#include "src/office/office.h"

#include <chrono>

namespace motcua::office {
namespace {

constexpr std::chrono::minutes node_lease{10};

}

Office::Office(sql::Database& database, Vault vault, Appliers appliers, Clock clock,
               std::int64_t node)
    : database_(database), vault_(std::move(vault)), appliers_(std::move(appliers)),
      clock_(std::move(clock)), ids_(node) {}

base::Instant Office::system_clock() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::int64_t lease_node(sql::Database& database, base::Instant now, const std::string& holder) {
    std::int64_t node = 0;
    database.write([&](sql::Session& session) {
        // The lowest number that is free or whose lease ran out twice over.
        const auto gone = base::to_microseconds(now - node_lease);
        const auto until = base::to_microseconds(now + node_lease);
        for (node = 0; node <= base::IdMaker::node_max; ++node) {
            const auto taken =
                session.run("INSERT INTO nodes (number, holder, leased_until) VALUES ($1, $2, $3)"
                            " ON CONFLICT (number) DO UPDATE SET holder = $2, leased_until = $3"
                            " WHERE nodes.leased_until < $4",
                            node, holder, until, gone);
            if (taken == 1) return sql::Outcome::keep;
        }
        throw sql::Error("all node numbers are taken", false);
    });
    return node;
}

void renew_node(sql::Database& database, std::int64_t node, base::Instant now,
                const std::string& holder) {
    database.write([&](sql::Session& session) {
        const auto kept =
            session.run("UPDATE nodes SET leased_until = $3 WHERE number = $1 AND holder = $2",
                        node, holder, base::to_microseconds(now + node_lease));
        if (kept != 1) throw sql::Error("another process holds this node's number", false);
        return sql::Outcome::keep;
    });
}

std::int64_t newest_id(sql::Database& database) {
    std::int64_t newest = 0;
    database.read([&](sql::Session& session) {
        const auto rows = session.query("SELECT id FROM journal ORDER BY id DESC LIMIT 1");
        newest = rows.empty() ? 0 : rows.front().integer(0);
    });
    return newest;
}

void release_node(sql::Database& database, std::int64_t node, const std::string& holder) {
    database.write([&](sql::Session& session) {
        session.run("DELETE FROM nodes WHERE number = $1 AND holder = $2", node, holder);
        return sql::Outcome::keep;
    });
}

}
