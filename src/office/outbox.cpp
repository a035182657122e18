#include "src/office/outbox.h"

#include <algorithm>
#include <exception>

#include <spdlog/spdlog.h>

namespace motcua::office {
namespace {

using std::chrono::seconds;

constexpr seconds claim_time{60};
constexpr std::int64_t doublings_max = 10;
constexpr seconds rest_max{900};
constexpr std::int64_t waiting_max = 100;
/// What is claimed, or rests, for longer than anybody does was so before the clock was put back.
constexpr seconds clocks_apart_max{60};

std::vector<std::string> claim_lanes(Office& office, const std::string& holder,
                                     std::int64_t lanes_max) {
    std::vector<std::string> lanes;
    office.database().write([&](sql::Session& session) {
        lanes.clear();
        const auto now = office.now();
        for (const auto& row : session.query(
                 "UPDATE outbox_lanes SET holder = $1, claimed_until = $2 WHERE lane IN"
                 " (SELECT lane FROM outbox_lanes WHERE (due_at <= $3 OR due_at > $5)"
                 " AND (claimed_until <= $3 OR claimed_until > $6)"
                 " ORDER BY due_at, lane LIMIT $4)"
                 " AND (claimed_until <= $3 OR claimed_until > $6) RETURNING lane",
                 holder, base::to_microseconds(now + claim_time), base::to_microseconds(now),
                 lanes_max, base::to_microseconds(now + rest_max + clocks_apart_max),
                 base::to_microseconds(now + claim_time + clocks_apart_max)))
            lanes.push_back(row.text(0));
        return lanes.empty() ? sql::Outcome::undo : sql::Outcome::keep;
    });
    return lanes;
}

std::optional<Dispatched> first_in(Office& office, const std::string& lane) {
    return office.look([&](sql::Session& session) -> std::optional<Dispatched> {
        const auto rows = session.query("SELECT id, kind, body, attempts FROM outbox"
                                        " WHERE lane = $1 AND done_at IS NULL ORDER BY id LIMIT 1",
                                        lane);
        if (rows.empty()) return std::nullopt;
        const auto& row = rows.front();
        auto body = json::parse(row.text(2));
        if (!body) throw sql::Error("an outbox row is not readable JSON", false);
        return Dispatched{row.integer(0),   lane,
                          row.text(1),      std::to_string(row.integer(0)),
                          std::move(*body), row.integer(3) + 1};
    });
}

void mark_done(Office& office, const Dispatched& effect) {
    office.database().write([&](sql::Session& session) {
        session.run("UPDATE outbox SET done_at = $2, attempts = $3 WHERE id = $1", effect.id,
                    base::to_microseconds(office.now()), effect.attempt);
        return sql::Outcome::keep;
    });
}

/// Lets the lane go: away when it is empty, to be tried later when its first effect failed.
void release(Office& office, const std::string& lane, const std::string& holder,
             const std::optional<Dispatched>& failed) {
    office.database().write([&](sql::Session& session) {
        if (failed) {
            session.run("UPDATE outbox SET attempts = $2 WHERE id = $1", failed->id,
                        failed->attempt);
            const auto doublings = std::min(failed->attempt - 1, doublings_max);
            const auto rest = std::min(seconds{std::int64_t{1} << doublings}, rest_max);
            session.run("UPDATE outbox_lanes SET due_at = $3, claimed_until = 0"
                        " WHERE lane = $1 AND holder = $2",
                        lane, holder, base::to_microseconds(office.now() + rest));
        } else {
            // First the row's lock, then the look: what was queued meanwhile must be seen.
            session.run("UPDATE outbox_lanes SET claimed_until = 0"
                        " WHERE lane = $1 AND holder = $2",
                        lane, holder);
            session.run("DELETE FROM outbox_lanes WHERE lane = $1 AND holder = $2 AND NOT EXISTS"
                        " (SELECT 1 FROM outbox WHERE outbox.lane = $1 AND done_at IS NULL)",
                        lane, holder);
        }
        return sql::Outcome::keep;
    });
}

std::int64_t dispatch_lane(Office& office, const std::string& lane, const std::string& holder,
                           const Carrier& carry) {
    std::int64_t carried = 0;
    while (const auto effect = first_in(office, lane)) {
        try {
            carry(*effect);
        } catch (const std::exception& why) {
            spdlog::warn("effect {} of kind {} failed at attempt {}: {}", effect->id, effect->kind,
                         effect->attempt, why.what());
            release(office, lane, holder, effect);
            return carried;
        }
        mark_done(office, *effect);
        ++carried;
    }
    release(office, lane, holder, std::nullopt);
    return carried;
}

}

std::int64_t queue(Act& act, const Effect& effect) {
    const auto id = act.new_id();
    act.session.send("INSERT INTO outbox (id, lane, kind, body, created_at, attempts)"
                     " VALUES ($1, $2, $3, $4, $5, 0)",
                     id, effect.lane, effect.kind, json::canonical(effect.body),
                     base::to_microseconds(act.now));
    act.session.send("INSERT INTO outbox_lanes (lane, due_at, claimed_until, holder)"
                     " VALUES ($1, $2, 0, '') ON CONFLICT (lane) DO UPDATE SET lane = $1",
                     effect.lane, base::to_microseconds(act.now));
    return id;
}

std::vector<json::Value> waiting_in(sql::Session& session, const std::string& lane) {
    std::vector<json::Value> bodies;
    for (const auto& row : session.query("SELECT body FROM outbox WHERE lane = $1"
                                         " AND done_at IS NULL ORDER BY id LIMIT $2",
                                         lane, waiting_max))
        if (auto body = json::parse(row.text(0))) bodies.push_back(std::move(*body));
    return bodies;
}

std::int64_t dispatch_due(Office& office, const std::string& holder, const Carrier& carry,
                          std::int64_t lanes_max) {
    std::int64_t carried = 0;
    for (const auto& lane : claim_lanes(office, holder, lanes_max))
        carried += dispatch_lane(office, lane, holder, carry);
    return carried;
}

}
