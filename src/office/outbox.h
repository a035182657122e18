#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "src/office/act.h"
#include "src/office/office.h"

namespace motcua::office {

/// An effect outside the database, to happen after the commit. `lane` names what must stay in
/// order (a dossier's notices, one neighbour); `key` makes the effect happen once at a receiver
/// that takes keys. The body holds references, never personal data.
struct Effect {
    std::string lane;
    std::string kind;
    json::Object body;
};

/// Adds a row of this act's transaction, and returns its id.
std::int64_t queue(Act&, const Effect&);

/// What waits in a lane, as it was queued, the oldest first.
std::vector<json::Value> waiting_in(sql::Session&, const std::string& lane);

struct Dispatched {
    std::int64_t id = 0;
    std::string lane;
    std::string kind;
    std::string key;
    json::Value body;
    std::int64_t attempt = 1;
};

/// Carries one effect out; throws when it did not happen, and it is tried again.
using Carrier = std::function<void(const Dispatched&)>;

/// Claims up to `lanes_max` lanes that are due, and carries out what waits in each, in order,
/// until one fails: that lane rests (1 s, doubling to 15 min, without end) and others go on.
/// Returns how many effects were carried out. Several processes may run this at the same time.
std::int64_t dispatch_due(Office&, const std::string& holder, const Carrier&,
                          std::int64_t lanes_max = 16);

}
