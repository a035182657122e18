#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.h"
#include "lib/json/value.h"
#include "lib/sql/session.h"
#include "src/office/actor.h"
#include "src/office/vault.h"

namespace motcua::office {

using Version = std::int64_t;

/// One committed act. The body holds codes, ids, states, times, amounts and commitments; whatever
/// tells of a person is in `secret`, which is gone once it was erased.
struct Entry {
    std::int64_t id = 0;
    std::int64_t stream = 0;
    Version version = 0;
    std::string kind;
    std::int64_t schema_number = 1;
    std::string actor;
    base::Instant recorded_at;
    base::Instant effective_at;
    json::Value body;
    std::optional<json::Value> secret;
};

/// What apply may use: never a clock, never a new id.
struct Applying {
    sql::Session& session;
    const Vault& vault;
};

/// Writes the state rows of one kind of entry; called by commit and by rebuild alike.
using Apply = void (*)(Applying, const Entry&);

/// Every kind of entry that this program knows, composed in src/app/wiring.cpp.
class Appliers {
  public:
    explicit Appliers(std::map<std::string, Apply, std::less<>> by_kind);
    /// Throws sql::Error for a kind that nobody knows: the journal is newer than the program.
    void apply(Applying, const Entry&) const;

  private:
    std::map<std::string, Apply, std::less<>> by_kind_;
};

/// Reads entries back, secrets opened where they still exist.
std::optional<Entry> find_entry(sql::Session&, const Vault&, std::int64_t id);
/// The stream's entries with versions above `after`, in order, at most `limit`.
std::vector<Entry> entries_of(sql::Session&, const Vault&, std::int64_t stream, Version after,
                              std::int64_t limit);

/// Opens the secret of one entry; nothing when it has none or it was erased.
std::optional<json::Value> secret_of(sql::Session&, const Vault&, std::int64_t entry_id);

/// SHA-256(salt ‖ text) in hexadecimal, as it stands in the body under "commitment".
std::string commitment(std::string_view salt, std::string_view text);

/// A row of journal and journal_secrets, in the order of `entry_columns`.
extern const std::string_view entry_columns;
extern const std::string_view entry_tables;
Entry entry_from(const sql::Row&, const Vault&);
/// The same without body and secret, which are not looked at.
Entry head_of_entry(const sql::Row&);

}
