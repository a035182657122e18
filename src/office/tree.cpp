#include "src/office/tree.h"

#include <fmt/format.h>

namespace motcua::office {
namespace {

SignedHead head_from(const sql::Row& row) {
    const auto root = crypto::TreeHash::from(row.bytes(1));
    if (!root) throw sql::Error("a root of the log's tree has not 32 bytes", false);
    return {{row.integer(0), *root}, row.text(2), base::from_microseconds(row.integer(3))};
}

std::optional<SignedHead> first_of(const sql::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return head_from(rows.front());
}

std::optional<SignedHead> with_cosignatures(sql::Session& session, std::optional<SignedHead> head) {
    if (!head) return head;
    for (const auto& row : session.query("SELECT line FROM cosignatures WHERE size = $1"
                                         " ORDER BY witness LIMIT 50",
                                         head->head.size))
        head->note += row.text(0);
    return head;
}

}

std::int64_t tree_size(sql::Session& session) {
    return session.query("SELECT COALESCE(MAX(position), -1) + 1 FROM tree_nodes WHERE level = 0")
        .front()
        .integer(0);
}

std::int64_t places_given(sql::Session& session) {
    return session.query("SELECT COALESCE(MAX(leaf_index), -1) + 1 FROM leaves").front().integer(0);
}

crypto::ReadNode nodes_of(sql::Session& session) {
    return [&session](const crypto::Place& place) {
        const auto rows = session.query("SELECT hash FROM tree_nodes WHERE level = $1"
                                        " AND position = $2",
                                        place.level, place.position);
        const auto hash =
            rows.empty() ? std::nullopt : crypto::TreeHash::from(rows.front().bytes(0));
        if (!hash)
            throw sql::Error(fmt::format("the log's tree has no node {} on level {}",
                                         place.position, place.level),
                             false);
        return *hash;
    };
}

std::optional<SignedHead> newest_own_head(sql::Session& session) {
    return first_of(
        session.query("SELECT size, root, note, at FROM tree_heads ORDER BY size DESC LIMIT 1"));
}

std::optional<SignedHead> newest_head(sql::Session& session) {
    return with_cosignatures(session, newest_own_head(session));
}

std::optional<SignedHead> head_of_size(sql::Session& session, std::int64_t size) {
    const auto rows =
        session.query("SELECT size, root, note, at FROM tree_heads WHERE size = $1", size);
    return with_cosignatures(session, first_of(rows));
}

std::vector<SignedHead> heads_after(sql::Session& session, std::int64_t after, std::int64_t limit) {
    std::vector<SignedHead> heads;
    for (const auto& row : session.query("SELECT size, root, note, at FROM tree_heads"
                                         " WHERE size > $1 ORDER BY size LIMIT $2",
                                         after, limit))
        heads.push_back(head_from(row));
    return heads;
}

std::optional<std::int64_t> leaf_index_of(sql::Session& session, std::int64_t entry) {
    const auto rows = session.query("SELECT leaf_index FROM leaves WHERE entry_id = $1", entry);
    if (rows.empty()) return std::nullopt;
    return rows.front().integer(0);
}

}
