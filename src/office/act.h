#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/id.h"
#include "lib/base/time.h"
#include "lib/sql/session.h"
#include "src/office/actor.h"
#include "src/office/journal.h"
#include "src/office/vault.h"

namespace motcua::office {

/// A request's promise to be done once: the same key with the same body gets the same answer.
struct Once {
    std::string route;
    std::string key;
    std::string body_hash;
    bool for_ever = false; ///< submissions; others are forgotten after a day
};

/// What one run of an action may use. Made by Office::perform alone.
struct Act {
    sql::Session& session;
    const Vault& vault;
    base::IdMaker& ids;
    const Appliers& appliers;
    const Actor& actor;
    base::Instant now; ///< read once
    const Once* once = nullptr;

    std::int64_t new_id() { return ids.next(); }
};

/// Draws the next number of a counter; called last, so that a refused act uses none.
using Draw = std::function<std::int64_t(const std::string& counter)>;

/// An act that has been decided and not yet written.
struct Draft {
    std::int64_t stream = 0;
    Version expected = 0; ///< 0: the stream begins with this entry
    std::string kind;
    json::Object body;
    std::optional<json::Object> secret;
    std::optional<base::Instant>
        effective_at; ///< when the law counts it; else the time of recording
    std::function<void(json::Object& body, const Draw&)> numbers;
    std::int64_t schema_number = 1;
};

/// Writes the entry, then the state rows (through Appliers), then the promise. Nothing when
/// another act has changed the stream meanwhile.
std::optional<Entry> commit(Act&, Draft);

/// What was done before under this act's key: the entry id, a mismatch when the key was used for
/// another body, or nothing.
struct Earlier {
    std::optional<std::int64_t> entry;
    bool mismatch = false;
};
Earlier earlier(Act&);

/// Waits until nobody else is at work on these streams, in the order of their ids: before an act
/// writes to several of them.
void hold(Act&, std::vector<std::int64_t> streams);

}
