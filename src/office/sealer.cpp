#include "src/office/sealer.h"

#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/sql/bound.h"
#include "src/office/leaf.h"
#include "src/office/lease.h"
#include "src/office/tree.h"

namespace motcua::office {
namespace {

/// Short, so that another process takes over at once from one that died; what keeps two from
/// sealing at a time is the lock on the lease's row.
constexpr std::chrono::seconds lease_time{1};

bool something_to_seal(sql::Session& session) {
    return !session.query("SELECT entry_id FROM unsealed ORDER BY entry_id LIMIT 1").empty() ||
           places_given(session) > tree_size(session);
}

void give_places(sql::Session& session, std::int64_t limit) {
    const auto first = places_given(session);
    // What waits for a place that it has, or is no entry, is nobody's act: verify names it.
    session.run("INSERT INTO leaves (leaf_index, entry_id)"
                " SELECT $1 - 1 + ROW_NUMBER() OVER (ORDER BY next.entry_id), next.entry_id"
                " FROM (SELECT u.entry_id FROM unsealed u JOIN journal j ON j.id = u.entry_id"
                " WHERE NOT EXISTS (SELECT 1 FROM leaves l WHERE l.entry_id = u.entry_id)"
                " ORDER BY u.entry_id LIMIT $2) AS next",
                first, limit);
    session.run("DELETE FROM unsealed WHERE entry_id IN"
                " (SELECT entry_id FROM leaves WHERE leaf_index >= $1)",
                first);
}

/// The tree as it is, after a look at what was signed last: nothing is signed that contradicts it.
crypto::GrowingTree tree_so_far(sql::Session& session, const crypto::NoteSigner& key) {
    const crypto::GrowingTree tree(tree_size(session), nodes_of(session));
    const auto head = newest_own_head(session);
    if (!head) return tree;
    const auto note = crypto::Note::parse(head->note);
    if (!note || !note->signed_by(key.verifier()))
        throw sql::Error("the log's newest head is not signed with this key; nothing is sealed",
                         false);
    if (head->head != crypto::TreeHead{tree.size(), tree.root()})
        throw sql::Error("the log's tree is not what its newest head says; nothing is sealed",
                         false);
    return tree;
}

/// Nodes on their way into the database, many to a statement.
class NewNodes {
  public:
    explicit NewNodes(sql::Session& session) : session_(session) {}
    void add(const crypto::Place& place, const crypto::TreeHash& hash) {
        nodes_.emplace_back(place, hash);
        if (nodes_.size() == at_once) write();
    }
    void write() {
        if (nodes_.empty()) return;
        sql::Bound bound;
        std::vector<std::string> rows;
        for (const auto& [place, hash] : nodes_)
            rows.push_back(fmt::format("({}, {}, {})", bound.add(place.level),
                                       bound.add(place.position),
                                       bound.add(sql::ByteView{hash.raw()})));
        session_.query_with(fmt::format("INSERT INTO tree_nodes (level, position, hash) VALUES {}",
                                        fmt::join(rows, ", ")),
                            bound.values());
        nodes_.clear();
    }

  private:
    static constexpr std::size_t at_once = 64;

    sql::Session& session_;
    std::vector<std::pair<crypto::Place, crypto::TreeHash>> nodes_;
};

/// Adds the hashes of up to `limit` places that have none yet.
void grow(sql::Session& session, crypto::GrowingTree& tree, std::int64_t limit) {
    static const auto text = fmt::format("SELECT {}, l.leaf_index FROM leaves l"
                                         " JOIN journal j ON j.id = l.entry_id"
                                         " WHERE l.leaf_index >= $1"
                                         " ORDER BY l.leaf_index LIMIT $2",
                                         leaf_columns);
    NewNodes nodes(session);
    std::string leaf;
    for (const auto& row : session.query(text, tree.size(), limit)) {
        if (row.integer(leaf_column_count) != tree.size())
            throw sql::Error(fmt::format("place {} of the log has no entry", tree.size()), false);
        write_leaf_text(leaf, row);
        tree.append(crypto::hash_of_leaf(leaf),
                    [&](const auto& place, const auto& hash) { nodes.add(place, hash); });
    }
    nodes.write();
}

SignedHead sign_head(sql::Session& session, const crypto::GrowingTree& tree,
                     const crypto::NoteSigner& key, base::Instant now) {
    const crypto::TreeHead head{tree.size(), tree.root()};
    const auto text = crypto::Checkpoint{key.name(), head}.text();
    SignedHead signed_head{head, text + "\n" + key.sign(text), now};
    session.run("INSERT INTO tree_heads (size, root, note, at) VALUES ($1, $2, $3, $4)", head.size,
                sql::ByteView{head.root.raw()}, signed_head.note, base::to_microseconds(now));
    return signed_head;
}

/// Whoever rewrote the tree has rewritten what it says was signed last as well. The proof is to the
/// very tree that grows on: its edge may be another than what stands below it.
void compare(const std::optional<SignedHead>& known, sql::Session& session,
             const crypto::GrowingTree& tree) {
    if (!known) return;
    const auto wrong = contradiction(session, known->head, {tree.size(), tree.root()});
    if (!wrong.empty()) throw sql::Error(wrong + "; nothing is sealed", false);
}

}

std::int64_t seal_some(Office& office, const crypto::NoteSigner& key, const std::string& holder,
                       std::int64_t limit, HeadMemory* memory) {
    if (!office.look(something_to_seal)) return 0;
    std::int64_t sealed = 0;
    std::optional<SignedHead> head;
    office.database().write([&](sql::Session& session) {
        sealed = 0;
        head.reset();
        if (!take_lease(session, {"sealer", holder, lease_time}, office.now()))
            return sql::Outcome::undo;
        auto tree = tree_so_far(session, key);
        if (memory != nullptr) compare(memory->recall(), session, tree);
        const auto before = tree.size();
        give_places(session, limit);
        grow(session, tree, limit);
        sealed = tree.size() - before;
        if (sealed > 0) head = sign_head(session, tree, key, office.now());
        return sql::Outcome::keep;
    });
    if (head && memory != nullptr) memory->note(*head);
    return sealed;
}

void look_back(Office& office, HeadMemory& memory) {
    // First what is remembered: another node may seal between this and the next line.
    const auto known = memory.recall();
    office.database().read([&](sql::Session& session) {
        compare(known, session, {tree_size(session), nodes_of(session)});
    });
}

}
