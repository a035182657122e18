#include "src/people/account_store.h"

#include "lib/crypto/digest.h"

namespace motcua::people {
namespace {

constexpr std::int64_t positions_max = 64;
constexpr std::int64_t officers_max = 200;

}

std::optional<office::AccountId> account_of_login(sql::Session& session, const std::string& login) {
    const auto rows = session.query("SELECT id FROM accounts WHERE login = $1", login);
    if (rows.empty()) return std::nullopt;
    return office::AccountId(rows.front().integer(0));
}

std::optional<office::Actor> actor_of(sql::Session& session, office::AccountId id) {
    const auto rows = session.query("SELECT login FROM accounts WHERE id = $1", id.value());
    if (rows.empty()) return std::nullopt;
    office::Actor actor{id, rows.front().text(0), {}};
    for (const auto& row : session.query("SELECT role, agency, sub_unit FROM positions"
                                         " WHERE account_id = $1"
                                         " ORDER BY agency, sub_unit, role LIMIT $2",
                                         id.value(), positions_max))
        if (const auto role = office::role_named(row.text(0)))
            actor.positions.push_back({*role, row.text(1), row.text(2)});
    return actor;
}

std::optional<PersonalDetails> details_of(sql::Session& session, const office::Vault& vault,
                                          office::AccountId id) {
    const auto rows = session.query("SELECT opened_entry FROM accounts WHERE id = $1", id.value());
    if (rows.empty()) return std::nullopt;
    const auto secret = office::secret_of(session, vault, rows.front().integer(0));
    if (!secret) return std::nullopt;
    return PersonalDetails{secret->text_at("full_name"), secret->text_at("identity_number"),
                           secret->text_at("phone"), secret->text_at("email"),
                           secret->text_at("address")};
}

std::vector<office::AccountId> officers_of(sql::Session& session, const std::string& agency,
                                           const std::string& sub_unit, office::Role role) {
    std::vector<office::AccountId> officers;
    for (const auto& row :
         session.query("SELECT p.account_id, COUNT(s.dossier_id) FROM positions p LEFT JOIN steps s"
                       " ON s.officer = p.account_id AND s.state = 'open' AND s.agency = p.agency"
                       " WHERE p.agency = $1 AND p.sub_unit = $2 AND p.role = $3"
                       " GROUP BY p.account_id ORDER BY 2, 1 LIMIT $4",
                       agency, sub_unit, office::name_of(role), officers_max))
        officers.emplace_back(row.integer(0));
    return officers;
}

std::optional<std::string> password_hash_of(sql::Session& session, office::AccountId id) {
    const auto rows =
        session.query("SELECT password_hash FROM credentials WHERE account_id = $1", id.value());
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

std::optional<SignedIn> session_of(sql::Session& session, const std::string& token,
                                   SessionKind kind, base::Instant now) {
    const auto hash = crypto::sha256(token);
    const auto rows =
        session.query("SELECT account_id, form_token FROM sessions"
                      " WHERE token_hash = $1 AND kind = $2 AND expires_at > $3",
                      sql::ByteView{hash}, kind == SessionKind::bearer ? "bearer" : "cookie",
                      base::to_microseconds(now));
    if (rows.empty()) return std::nullopt;
    auto actor = actor_of(session, office::AccountId(rows.front().integer(0)));
    if (!actor) return std::nullopt;
    return SignedIn{std::move(*actor), rows.front().text(1)};
}

void apply_opening(office::Applying to, const office::Entry& entry) {
    const auto id = std::stoll(entry.body.text_at("account"));
    to.session.run("INSERT INTO accounts (id, login, opened_entry) VALUES ($1, $2, $3)", id,
                   entry.body.text_at("login"), entry.id);
    for (const auto& position : entry.body.array_at("positions"))
        to.session.run("INSERT INTO positions (account_id, role, agency, sub_unit)"
                       " VALUES ($1, $2, $3, $4)",
                       id, position.text_at("role"), position.text_at("agency"),
                       position.text_at("sub_unit"));
}

}
