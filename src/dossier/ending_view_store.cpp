#include "src/dossier/ending_view_store.h"

#include "src/dossier/ending_store.h"

namespace motcua::dossier {
namespace {

std::string remark_of(sql::Session& session, const office::Vault& vault, std::int64_t entry) {
    const auto secret = office::secret_of(session, vault, entry);
    return secret ? secret->text_at("remark") : "";
}

json::Value withdrawal_in(sql::Session& session, const office::Vault& vault, DossierId id) {
    const auto row = withdrawal_of(session, id);
    if (!row) return nullptr;
    json::Object out{{"requested_at", base::rfc3339(row->requested_at)},
                     {"reason", remark_of(session, vault, row->request_entry)},
                     {"settled_at", nullptr},
                     {"agreed", nullptr},
                     {"answer", ""}};
    if (!row->settled_at) return out;
    out["settled_at"] = base::rfc3339(*row->settled_at);
    out["agreed"] = row->agreed;
    if (row->settlement_entry != row->request_entry)
        out["answer"] = remark_of(session, vault, row->settlement_entry);
    return out;
}

json::Value stop_in(sql::Session& session, const office::Vault& vault, DossierId id) {
    const auto row = stop_of(session, id);
    if (!row) return nullptr;
    return json::Object{{"cause", row->cause},
                        {"stopped_at", base::rfc3339(row->stopped_at)},
                        {"reason", remark_of(session, vault, row->entry)}};
}

json::Value delay_in(sql::Session& session, const office::Vault& vault, DossierId id) {
    const auto row = delay_of(session, id);
    if (!row) return nullptr;
    return json::Object{{"cause", row->cause},
                        {"sub_unit", row->sub_unit},
                        {"due_before", base::rfc3339(row->due_before)},
                        {"due_at", base::rfc3339(row->due_at)},
                        {"announced_at", base::rfc3339(row->announced_at)},
                        {"explanation", remark_of(session, vault, row->entry)}};
}

}

json::Object endings_in(sql::Session& session, const office::Vault& vault, DossierId id) {
    json::Array annulled;
    for (const auto& row : annulled_of(session, id))
        annulled.push_back(json::Object{{"notation", row.notation},
                                        {"annulled_at", base::rfc3339(row.annulled_at)},
                                        {"reason", remark_of(session, vault, row.entry)}});
    return {{"withdrawal", withdrawal_in(session, vault, id)},
            {"stop", stop_in(session, vault, id)},
            {"delay", delay_in(session, vault, id)},
            {"annulled", annulled}};
}

}
