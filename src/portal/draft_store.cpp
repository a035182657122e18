#include "src/portal/draft_store.h"

#include "lib/crypto/box.h"

namespace motcua::portal {
namespace {

constexpr std::int64_t drafts_max = 50;

}

void keep_draft(sql::Session& session, const office::Vault& vault, office::AccountId account,
                const DraftName& name, const json::Value& content, base::Instant now) {
    const auto key = crypto::Key::random();
    session.run("INSERT INTO drafts (account_id, procedure_code, variant, wrapped_key, sealed,"
                " saved_at) VALUES ($1, $2, $3, $4, $5, $6)"
                " ON CONFLICT (account_id, procedure_code, variant) DO UPDATE SET"
                " wrapped_key = $4, sealed = $5, saved_at = $6",
                account.value(), name.procedure, name.variant, sql::ByteView{vault.wrap(key)},
                sql::ByteView{crypto::seal(key, json::canonical(content), "draft")},
                base::to_microseconds(now));
}

std::optional<Draft> find_draft(sql::Session& session, const office::Vault& vault,
                                office::AccountId account, const DraftName& name) {
    const auto rows = session.query("SELECT wrapped_key, sealed, saved_at FROM drafts WHERE"
                                    " account_id = $1 AND procedure_code = $2 AND variant = $3",
                                    account.value(), name.procedure, name.variant);
    if (rows.empty()) return std::nullopt;
    const auto key = vault.unwrap(rows.front().bytes(0));
    const auto plain = key ? crypto::open(*key, rows.front().bytes(1), "draft") : std::nullopt;
    auto content = json::parse(plain.value_or(""), {.bytes_max = 4u << 20, .depth_max = 8});
    if (!content) return std::nullopt;
    return Draft{name, std::move(*content), base::from_microseconds(rows.front().integer(2))};
}

std::vector<Draft> list_drafts(sql::Session& session, const office::Scope& scope) {
    std::vector<Draft> drafts;
    if (!scope.person) return drafts;
    for (const auto& row : session.query("SELECT procedure_code, variant, saved_at FROM drafts"
                                         " WHERE account_id = $1 ORDER BY saved_at DESC LIMIT $2",
                                         scope.person->value(), drafts_max))
        drafts.push_back({{row.text(0), row.text(1)}, {}, base::from_microseconds(row.integer(2))});
    return drafts;
}

void drop_draft(sql::Session& session, office::AccountId account, const DraftName& name) {
    session.run("DELETE FROM drafts WHERE account_id = $1 AND procedure_code = $2 AND variant = $3",
                account.value(), name.procedure, name.variant);
}

void drop_old_drafts(sql::Session& session, base::Instant now) {
    session.run("DELETE FROM drafts WHERE saved_at <= $1",
                base::to_microseconds(now - std::chrono::hours{24} * draft_days));
}

}
