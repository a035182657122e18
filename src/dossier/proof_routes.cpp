#include "src/dossier/proof_routes.h"

#include "src/dossier/dossier_routes.h"
#include "src/log/proof_store.h"
#include "src/office/leaf.h"

namespace motcua::dossier {
namespace {

/// The entries above a version, each with its proof; those that wait for their place without.
json::Array entries_in(sql::Session& session, const std::vector<office::Entry>& entries,
                       const crypto::TreeHead& head) {
    json::Array items;
    for (const auto& entry : entries) {
        json::Object item{{"text", office::leaf_text_of(session, entry.id)},
                          {"index", nullptr},
                          {"proof", nullptr}};
        if (const auto inclusion = log::inclusion_of(session, entry.id, head)) {
            item["index"] = inclusion->at("index");
            item["proof"] = inclusion->at("proof");
        }
        items.emplace_back(std::move(item));
    }
    return items;
}

}

json::Object proof_bundle(web::Visit& visit, const House& house, const Dossier& dossier,
                          office::Version after, std::int64_t limit) {
    json::Object bundle{{"format", "motcua-proof/1"},
                        {"dossier", dossier.code},
                        {"key", house.log_key},
                        {"checkpoint", nullptr},
                        {"next", nullptr}};
    visit.office.database().read([&](sql::Session& session) {
        const auto head = office::newest_head(session);
        if (head) bundle["checkpoint"] = head->note;
        const auto entries =
            office::entries_of(session, visit.office.vault(), dossier.id.value(), after, limit);
        if (!entries.empty() && entries.back().version < dossier.version)
            bundle["next"] = std::to_string(entries.back().version);
        bundle["entries"] = entries_in(session, entries, head ? head->head : crypto::TreeHead{});
    });
    return bundle;
}

http::Response get_proof(web::Visit& visit, const House& house) {
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    const auto dossier = visit.office.look([&](sql::Session& session) {
        return find(session, office::scope_of(visit.actor()), visit.captured("code"));
    });
    if (!dossier) return refusal_answer(visit, {Why::no_such_dossier});
    note_opening(visit, dossier->id, "proof");
    const auto bundle = proof_bundle(visit, house, *dossier, *after, web::limit_in(visit.request));
    return http::json(http::Status::ok, json::canonical(bundle));
}

}
