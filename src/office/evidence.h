#pragma once
#include <map>
#include <optional>
#include <string>

#include "lib/crypto/box.h"
#include "src/office/journal.h"

namespace motcua::office {

/// A place where the database is not what it should be.
struct Difference {
    std::string table;
    std::string row; ///< the row's key as text, or "trigger" and its name
    std::string why; ///< "missing", "too many", or the column that differs
    /// The newest entry of the stream to which the row belongs; 0 where none is known.
    std::int64_t entry = 0;
};

/// A row of the journal with all that is kept of its secret: `entry_columns`, then the key's number
/// and the salt.
extern const std::string evidence_columns;
extern const std::string_view evidence_tables;

/// Reads entries, in any order, and holds the secret of each against the commitment in its body.
class EvidenceReader {
  public:
    explicit EvidenceReader(const Vault& vault) : vault_(vault) {}
    /// The entry of a row of evidence_columns; without its secret where that does not fit.
    Entry read(const sql::Row&);
    /// Whether all that was read has the secret that was promised, or neither secret nor key.
    bool is_sound() const { return !first_.has_value(); }
    /// The entry with the smallest number whose secret does not fit: altered text or salt, a secret
    /// or a key that is gone alone. Where both are gone, a later entry must name the stream among
    /// its "erased_streams": then it was erased, and that is well. To be asked when all was read.
    std::optional<Difference> first_fault() const;
    /// By stream, the last act that says that it was erased.
    const std::map<std::int64_t, std::int64_t>& erased() const { return erased_; }

  private:
    std::optional<std::string> fault_in(const sql::Row&, Entry&);
    const std::optional<crypto::Key>& key_of(const sql::Row&);
    void note_gone(const sql::Row&, const Entry&);

    struct Span {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    const Vault& vault_;
    std::string wrapped_; ///< the key that was unwrapped last
    std::optional<crypto::Key> key_;
    std::optional<std::pair<std::int64_t, std::string>> first_; ///< entry and what is wrong
    std::map<std::int64_t, Span> gone_;           ///< by stream: entries without secret and key
    std::map<std::int64_t, std::int64_t> erased_; ///< by stream: the last act that says so
};

/// The first secret that is there although its stream was erased by a later act, or that belongs to
/// no entry; then the first key that opens none. The reader has read all.
std::optional<Difference> first_revived_secret(sql::Session&, const EvidenceReader&);

}
