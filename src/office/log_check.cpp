#include "src/office/log_check.h"

#include <algorithm>
#include <future>
#include <thread>

#include <fmt/format.h>

#include "lib/json/value.h"
#include "src/office/leaf.h"
#include "src/office/tree.h"

namespace motcua::office {
namespace {

/// Few enough to stay in the caches of a core.
constexpr std::int64_t places_at_once = 1024;

/// What the database says of the places from `first` on.
struct Batch {
    std::int64_t first = 0;
    std::int64_t count = 0;
    sql::Rows leaves;              ///< leaf_columns, entry_id, leaf_index
    std::vector<sql::Rows> nodes;  ///< by level: those that these places make complete
    std::vector<SignedHead> heads; ///< of a size among these places
};

Batch read_batch(sql::Session& session, std::int64_t first, std::int64_t end) {
    static const auto text = fmt::format("SELECT {}, l.entry_id, l.leaf_index FROM leaves l"
                                         " LEFT JOIN journal j ON j.id = l.entry_id"
                                         " WHERE l.leaf_index >= $1 AND l.leaf_index < $2"
                                         " ORDER BY l.leaf_index LIMIT $3",
                                         leaf_columns);
    Batch batch;
    batch.first = first;
    batch.count = end - first;
    batch.leaves = session.query(text, first, end, batch.count);
    for (std::int64_t level = 0; end >> level > first >> level; ++level)
        batch.nodes.push_back(session.query("SELECT position, hash FROM tree_nodes"
                                            " WHERE level = $1 AND position >= $2"
                                            " AND position < $3 ORDER BY position LIMIT $4",
                                            level, first >> level, end >> level, batch.count));
    batch.heads = heads_after(session, first, batch.count);
    std::erase_if(batch.heads, [&](const SignedHead& each) { return each.head.size > end; });
    return batch;
}

/// Goes over the places in their order with the tree that they make.
class Checker {
  public:
    /// The known heads are sorted by size, none is smaller than the tree.
    Checker(const crypto::NoteVerifier& key, std::vector<crypto::TreeHead> known,
            crypto::GrowingTree tree)
        : key_(key), known_(std::move(known)), tree_(std::move(tree)), proven_(tree_.size()) {}

    std::optional<LogFault> check(const Batch& batch) {
        seen_.assign(batch.nodes.size(), 0);
        auto head = batch.heads.begin();
        if (auto fault = compare_known()) return fault;
        for (std::int64_t i = 0; i < batch.count; ++i) {
            const auto row = static_cast<std::size_t>(i);
            if (row >= batch.leaves.size() ||
                batch.leaves.rows[row].integer(leaf_column_count + 1) != batch.first + i)
                return LogFault{LogWrong::place_missing, 0, batch.first + i};
            if (auto fault = add(batch.leaves.rows[row], batch)) return fault;
            for (; head != batch.heads.end() && head->head.size == tree_.size(); ++head)
                if (auto fault = compare(*head)) return fault;
            if (auto fault = compare_known()) return fault;
        }
        return std::nullopt;
    }

    std::int64_t proven() const { return proven_; }
    std::int64_t first_unproven() const { return first_unproven_; }
    const crypto::GrowingTree& tree() const { return tree_; }
    std::int64_t heads() const { return heads_; }

  private:
    std::optional<LogFault> add(const sql::Row& row, const Batch& batch) {
        const auto place = tree_.size();
        const auto entry = row.integer(leaf_column_count);
        if (first_unproven_ == 0) first_unproven_ = entry;
        const auto fault = [&](LogWrong why) { return LogFault{why, entry, place}; };
        if (row.is_null(0)) return fault(LogWrong::entry_missing);
        if (!json::is_canonical(row.text(leaf_column_count - 1)))
            return fault(LogWrong::body_not_canonical);
        write_leaf_text(text_, row);
        std::optional<LogWrong> wrong;
        tree_.append(crypto::hash_of_leaf(text_), [&](const auto& at, const auto& hash) {
            if (!wrong) wrong = compare(batch, at, hash);
        });
        if (wrong) return fault(*wrong);
        return std::nullopt;
    }

    std::optional<LogWrong> compare(const Batch& batch, const crypto::Place& at,
                                    const crypto::TreeHash& hash) {
        const auto level = static_cast<std::size_t>(at.level);
        const auto& rows = batch.nodes[level].rows;
        const auto next = seen_[level]++;
        if (next >= rows.size() || rows[next].integer(0) != at.position)
            return level == 0 ? LogWrong::hash_missing : LogWrong::node_missing;
        if (rows[next].bytes(1) != hash.raw())
            return level == 0 ? LogWrong::entry_altered : LogWrong::node_altered;
        return std::nullopt;
    }

    std::optional<LogFault> compare(const SignedHead& stored) {
        const auto fault = [&](LogWrong why) {
            return LogFault{why, first_unproven_, stored.head.size};
        };
        const auto note = crypto::Note::parse(stored.note);
        const auto checkpoint = note ? crypto::Checkpoint::parse(note->text) : std::nullopt;
        if (!checkpoint || checkpoint->head != stored.head ||
            checkpoint->origin != key_.name)
            return fault(LogWrong::head_altered);
        if (!note->signed_by(key_)) return fault(LogWrong::head_not_signed);
        if (stored.head.root != tree_.root()) return fault(LogWrong::head_differs);
        ++heads_;
        proven_ = tree_.size();
        first_unproven_ = 0;
        return std::nullopt;
    }

    std::optional<LogFault> compare_known() {
        for (; !known_.empty() && known_.front().size == tree_.size(); known_.erase(known_.begin()))
            if (known_.front().root != tree_.root())
                return LogFault{LogWrong::known_head_differs, 0, tree_.size()};
        return std::nullopt;
    }

    const crypto::NoteVerifier& key_;
    std::vector<crypto::TreeHead> known_;
    crypto::GrowingTree tree_;
    std::int64_t proven_;             ///< the size of the last head that holds
    std::int64_t first_unproven_ = 0; ///< the entry after it
    std::int64_t heads_ = 0;
    std::vector<std::size_t> seen_; ///< nodes of the batch that were compared, by level
    std::string text_;
};

std::optional<LogFault> fault_beyond(sql::Session& session, std::int64_t places) {
    for (const auto& row : session.query("SELECT entry_id, leaf_index FROM leaves"
                                         " WHERE leaf_index < 0 ORDER BY leaf_index LIMIT 1"))
        return LogFault{LogWrong::place_too_many, row.integer(0), row.integer(1)};
    constexpr std::int64_t levels = 62;
    for (const auto* beyond : {"SELECT size FROM tree_heads WHERE size <= 0 ORDER BY size LIMIT $1",
                               "SELECT level FROM tree_nodes WHERE level < 0 OR level >= 62"
                               " ORDER BY level LIMIT $1"})
        for (const auto& row : session.query(beyond, std::int64_t{1}))
            return LogFault{LogWrong::place_too_many, 0, row.integer(0)};
    for (std::int64_t level = 0; level < levels; ++level) {
        const auto rows =
            session.query("SELECT position FROM tree_nodes WHERE level = $1"
                          " AND (position < 0 OR position >= $2) ORDER BY position LIMIT 1",
                          level, places >> level);
        if (!rows.empty()) return LogFault{LogWrong::place_too_many, 0, places};
    }
    if (!heads_after(session, places, 1).empty())
        return LogFault{LogWrong::place_too_many, 0, places};
    return std::nullopt;
}

std::optional<LogFault> bad_waiting(sql::Session& session) {
    for (const auto& row : session.query("SELECT u.entry_id, l.leaf_index FROM unsealed u"
                                         " JOIN leaves l ON l.entry_id = u.entry_id"
                                         " ORDER BY u.entry_id LIMIT 1"))
        return LogFault{LogWrong::place_doubled, row.integer(0), row.integer(1)};
    for (const auto& row : session.query("SELECT u.entry_id FROM unsealed u"
                                         " LEFT JOIN journal j ON j.id = u.entry_id"
                                         " WHERE j.id IS NULL ORDER BY u.entry_id LIMIT 1"))
        return LogFault{LogWrong::waiting_missing, row.integer(0), -1};
    return std::nullopt;
}

/// An entry that was put into the journal past the program. Each place has an entry of its own by
/// now, and each that waits too, so that counting tells whether to look.
std::optional<LogFault> entry_without_place(sql::Session& session) {
    const auto count = [&](std::string_view text) {
        return session.query(text).front().integer(0);
    };
    if (count("SELECT COUNT(*) FROM journal") ==
        count("SELECT COUNT(*) FROM leaves") + count("SELECT COUNT(*) FROM unsealed"))
        return std::nullopt;
    const auto rows = session.query("SELECT j.id FROM journal j"
                                    " LEFT JOIN leaves l ON l.entry_id = j.id"
                                    " LEFT JOIN unsealed u ON u.entry_id = j.id"
                                    " WHERE l.entry_id IS NULL AND u.entry_id IS NULL"
                                    " ORDER BY j.id LIMIT 1");
    if (rows.empty()) return std::nullopt;
    return LogFault{LogWrong::entry_without_place, rows.front().integer(0), -1};
}

std::optional<LogFault> missing_version(sql::Session& session) {
    const auto streams = session.query("SELECT stream FROM journal GROUP BY stream"
                                       " HAVING MIN(version) <> 1 OR MAX(version) <> COUNT(*)"
                                       " ORDER BY stream LIMIT 1");
    if (streams.empty()) return std::nullopt;
    const auto rows = session.query("SELECT j.id FROM journal j WHERE j.stream = $1"
                                    " AND j.version <> 1 AND NOT EXISTS (SELECT 1 FROM journal p"
                                    " WHERE p.stream = j.stream AND p.version = j.version - 1)"
                                    " ORDER BY j.version LIMIT 1",
                                    streams.front().integer(0));
    return LogFault{LogWrong::version_missing, rows.empty() ? 0 : rows.front().integer(0), -1};
}

/// Whether a witness whose key is known signed this line under that note.
bool is_cosigned(const sql::Row& row, const std::vector<crypto::NoteVerifier>& witnesses) {
    const auto key = std::find_if(witnesses.begin(), witnesses.end(),
                                  [&](const auto& each) { return each.name == row.text(1); });
    if (key == witnesses.end()) return true;
    const auto note = crypto::Note::parse(row.text(3) + row.text(2));
    return note && note->signatures.size() == 2 && note->cosigned_at(*key);
}

std::optional<LogFault> bad_cosignature(sql::Session& session,
                                        const std::vector<crypto::NoteVerifier>& witnesses) {
    std::int64_t size = -1;
    std::string witness;
    for (;;) {
        const auto rows = session.query(
            "SELECT c.size, c.witness, c.line, h.note FROM cosignatures c"
            " LEFT JOIN tree_heads h ON h.size = c.size WHERE c.size > $1"
            " OR (c.size = $1 AND c.witness > $2) ORDER BY c.size, c.witness LIMIT $3",
            size, witness, places_at_once);
        if (rows.empty()) return std::nullopt;
        for (const auto& row : rows) {
            size = row.integer(0);
            witness = row.text(1);
            if (row.is_null(3)) return LogFault{LogWrong::cosignature_alone, 0, size};
            if (!is_cosigned(row, witnesses))
                return LogFault{LogWrong::cosignature_altered, 0, size};
        }
    }
}

bool is_of_a_head(LogWrong why) {
    return why == LogWrong::head_altered || why == LogWrong::head_not_signed ||
           why == LogWrong::head_differs;
}

/// What was found in a range of places.
struct RangeFound {
    std::optional<LogFault> fault;
    std::int64_t heads = 0;
    std::int64_t proven = 0;         ///< the size of the last head in it that holds
    std::int64_t first_unproven = 0; ///< the entry after that, or the first
    crypto::TreeHead head;           ///< of the tree where it ended
};

struct Range {
    std::int64_t first = 0;
    std::int64_t end = 0;
    std::int64_t known_after = 0; ///< known heads of a size above this are compared in it
};

/// Each range but the first begins with nodes as they are stored. Whether they are right is found
/// by the range in which they became complete; so of several faults the one of the first range is
/// told.
RangeFound check_range(sql::Session& session, const LogQuestion& question, const Range& range) {
    std::vector<crypto::TreeHead> known;
    for (const auto& head : question.known)
        if (head.size > range.known_after && head.size <= range.end) known.push_back(head);
    Checker checker(question.key, std::move(known),
                    crypto::GrowingTree(range.first, nodes_of(session)));
    RangeFound found;
    auto first = range.first;
    do {
        const auto end = std::min(first + places_at_once, range.end);
        found.fault = checker.check(read_batch(session, first, end));
        first = end;
    } while (first < range.end && !found.fault);
    found.heads = checker.heads();
    found.proven = checker.proven();
    found.first_unproven = checker.first_unproven();
    found.head = {checker.tree().size(), checker.tree().root()};
    return found;
}

std::vector<Range> ranges_of(std::int64_t start, std::int64_t end, std::int64_t range_min) {
    const auto processors = std::max<std::int64_t>(1, std::thread::hardware_concurrency());
    const auto count = std::clamp<std::int64_t>((end - start) / range_min, 1, processors);
    std::vector<Range> ranges;
    const auto border = [&](std::int64_t i) { return start + (end - start) * i / count; };
    for (std::int64_t i = 0; i < count; ++i)
        ranges.push_back({border(i), border(i + 1), i == 0 ? start - 1 : border(i)});
    return ranges;
}

/// The ranges after the first on threads and connections of their own.
std::vector<RangeFound> check_ranges(sql::Database& database, sql::Session& session,
                                     const LogQuestion& question,
                                     const std::vector<Range>& ranges) {
    std::vector<std::future<RangeFound>> others;
    for (std::size_t i = 1; i < ranges.size(); ++i)
        others.push_back(std::async(std::launch::async, [&, i] {
            RangeFound found;
            database.read(
                [&](sql::Session& own) { found = check_range(own, question, ranges[i]); });
            return found;
        }));
    std::vector<RangeFound> all{check_range(session, question, ranges.front())};
    for (auto& other : others) {
        // Where a range before it has a fault, a node to begin with may be missing.
        try {
            all.push_back(other.get());
        } catch (const sql::Error&) {
            if (std::none_of(all.begin(), all.end(), [](const auto& each) { return each.fault; }))
                throw;
        }
    }
    return all;
}

/// Goes over what was found in the order of places. Returns what is missing at the end.
std::optional<LogFault> sum_up(LogChecked& found, const std::vector<RangeFound>& ranges,
                               std::int64_t start, const LogQuestion& question) {
    auto proven = start;
    std::int64_t first_unproven = 0;
    for (const auto& range : ranges) {
        found.heads += range.heads;
        found.head = range.head;
        found.fault = range.fault;
        if (found.fault && is_of_a_head(found.fault->why) && range.heads == 0 &&
            first_unproven != 0)
            found.fault->entry = first_unproven;
        if (found.fault) return std::nullopt;
        if (range.heads > 0) proven = range.proven;
        if (range.heads > 0 || first_unproven == 0) first_unproven = range.first_unproven;
    }
    if (proven < found.head.size)
        return LogFault{LogWrong::head_missing, first_unproven, proven};
    for (const auto& head : question.known)
        if (head.size > found.head.size)
            return LogFault{LogWrong::known_head_beyond, 0, head.size};
    return std::nullopt;
}

/// The first known head that the one to begin from does not go on from.
std::optional<LogFault> bad_before(sql::Session& session, const LogQuestion& asked) {
    for (const auto& head : asked.known)
        if (asked.since && head.size < asked.since->size &&
            !crypto::proves_consistency(
                crypto::consistency_proof(head.size, asked.since->size, nodes_of(session)), head,
                *asked.since))
            return LogFault{LogWrong::known_head_differs, 0, head.size};
    return std::nullopt;
}

/// The known heads from `start` on, smallest first.
LogQuestion in_order(LogQuestion question, std::int64_t start) {
    std::erase_if(question.known, [&](const auto& each) { return each.size < start; });
    std::sort(question.known.begin(), question.known.end(),
              [](const auto& a, const auto& b) { return a.size < b.size; });
    return question;
}

LogChecked checked(sql::Database& database, sql::Session& session, const LogQuestion& asked) {
    LogChecked found;
    const auto places = places_given(session);
    const auto start = asked.since ? asked.since->size : 0;
    if (start > std::min(places, tree_size(session))) {
        found.fault = LogFault{LogWrong::known_head_beyond, 0, start};
        return found;
    }
    if (asked.since &&
        crypto::GrowingTree(start, nodes_of(session)).root() != asked.since->root) {
        found.fault = LogFault{LogWrong::known_head_differs, 0, start};
        return found;
    }
    found.fault = bad_before(session, asked);
    if (found.fault) return found;
    const auto question = in_order(asked, start);
    const auto ranges = ranges_of(start, places, question.range_min);
    const auto all = check_ranges(database, session, question, ranges);
    const auto at_the_end = sum_up(found, all, start, question);
    // Where only its leaf is gone the entry is there still.
    if (found.fault && found.fault->why == LogWrong::place_missing)
        if (const auto alone = entry_without_place(session)) found.fault->entry = alone->entry;
    if (!found.fault) found.fault = fault_beyond(session, places);
    if (!found.fault) found.fault = at_the_end;
    if (!found.fault) found.fault = bad_waiting(session);
    if (!found.fault) found.fault = entry_without_place(session);
    if (!found.fault) found.fault = missing_version(session);
    if (!found.fault) found.fault = bad_cosignature(session, question.witnesses);
    found.entries = found.head.size - start;
    found.unsealed = session.query("SELECT COUNT(*) FROM unsealed").front().integer(0);
    return found;
}

}

std::string_view name_of(LogWrong why) {
    switch (why) {
    case LogWrong::place_missing: return "place_missing";
    case LogWrong::entry_missing: return "entry_missing";
    case LogWrong::body_not_canonical: return "body_not_canonical";
    case LogWrong::hash_missing: return "hash_missing";
    case LogWrong::entry_altered: return "entry_altered";
    case LogWrong::node_missing: return "node_missing";
    case LogWrong::node_altered: return "node_altered";
    case LogWrong::head_altered: return "head_altered";
    case LogWrong::head_not_signed: return "head_not_signed";
    case LogWrong::head_differs: return "head_differs";
    case LogWrong::head_missing: return "head_missing";
    case LogWrong::place_too_many: return "place_too_many";
    case LogWrong::place_doubled: return "place_doubled";
    case LogWrong::waiting_missing: return "waiting_missing";
    case LogWrong::entry_without_place: return "entry_without_place";
    case LogWrong::version_missing: return "version_missing";
    case LogWrong::cosignature_alone: return "cosignature_alone";
    case LogWrong::cosignature_altered: return "cosignature_altered";
    case LogWrong::known_head_differs: return "known_head_differs";
    case LogWrong::known_head_beyond: return "known_head_beyond";
    }
    return "";
}

LogChecked check_log(sql::Database& database, const LogQuestion& question) {
    LogChecked found;
    database.read([&](sql::Session& session) { found = checked(database, session, question); });
    return found;
}

}
