#include "src/log/proof_store.h"

#include "lib/base/base64.h"

namespace motcua::log {

json::Array written(const crypto::Proof& proof) {
    json::Array hashes;
    for (const auto& hash : proof) hashes.emplace_back(base::base64(hash.raw()));
    return hashes;
}

std::optional<json::Object> inclusion_of(sql::Session& session, std::int64_t entry,
                                         const crypto::TreeHead& head) {
    const auto index = office::leaf_index_of(session, entry);
    if (!index || *index >= head.size) return std::nullopt;
    const auto read = office::nodes_of(session);
    return json::Object{{"index", *index},
                        {"size", head.size},
                        {"leaf_hash", base::base64(read({0, *index}).raw())},
                        {"proof", written(crypto::inclusion_proof(*index, head.size, read))}};
}

std::optional<json::Object> inclusion_of(sql::Session& session, std::int64_t entry) {
    const auto head = office::newest_head(session);
    auto inclusion = head ? inclusion_of(session, entry, head->head) : std::nullopt;
    if (inclusion) {
        inclusion->emplace("entry", std::to_string(entry));
        inclusion->emplace("checkpoint", head->note);
    }
    return inclusion;
}

std::optional<json::Object> consistency_of(sql::Session& session, std::int64_t from,
                                           std::int64_t to) {
    if (from < 0 || from > to || to > office::tree_size(session)) return std::nullopt;
    return json::Object{
        {"from", from},
        {"to", to},
        {"proof", written(crypto::consistency_proof(from, to, office::nodes_of(session)))}};
}

}
