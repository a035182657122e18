#include "src/people/account_store.h"

#include "lib/crypto/digest.h"
#include "src/organisation/agency_store.h"

namespace motcua::people {
namespace {

constexpr std::int64_t positions_max = 64;
constexpr std::int64_t officers_max = 200;
constexpr std::int64_t holders_max = 2000;

void grant(office::Applying to, std::int64_t account, const json::Value& position) {
    to.session.run("INSERT INTO positions (account_id, role, agency, sub_unit, valid_from,"
                   " valid_to) VALUES ($1, $2, $3, $4, $5, $6)",
                   account, position.text_at("role"), position.text_at("agency"),
                   position.text_at("sub_unit"), position.text_at("from"), position.text_at("to"));
}

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
    for (auto& held : positions_of(session, id))
        actor.positions.push_back(std::move(held.position));
    return actor;
}

std::optional<office::Actor> acting(sql::Session& session, office::AccountId id,
                                    base::Instant now) {
    const auto rows = session.query("SELECT login FROM accounts WHERE id = $1", id.value());
    if (rows.empty()) return std::nullopt;
    office::Actor actor{id, rows.front().text(0), {}};
    const auto today = base::day_of(now);
    for (const auto& held : positions_of(session, id)) {
        if (!organisation::Validity{held.from, held.to}.holds(today)) continue;
        const auto& position = held.position;
        actor.positions.push_back(position);
        for (const auto& place :
             organisation::predecessors_on(session, {position.agency, position.sub_unit}, today))
            actor.inherited.push_back({position.role, place.agency, place.sub_unit});
    }
    return actor;
}

std::vector<DatedPosition> positions_of(sql::Session& session, office::AccountId id) {
    std::vector<DatedPosition> positions;
    for (const auto& row :
         session.query("SELECT role, agency, sub_unit, valid_from, valid_to FROM positions"
                       " WHERE account_id = $1 ORDER BY agency, sub_unit, role, valid_from"
                       " LIMIT $2",
                       id.value(), positions_max))
        if (const auto role = office::role_named(row.text(0)))
            positions.push_back({{*role, row.text(1), row.text(2)}, row.text(3), row.text(4)});
    return positions;
}

std::vector<Holder> holders_at(sql::Session& session, const std::string& agency, base::Day day) {
    std::vector<Holder> holders;
    for (const auto& row :
         session.query("SELECT p.account_id, a.login, p.role, p.sub_unit FROM positions p"
                       " JOIN accounts a ON a.id = p.account_id WHERE p.agency = $1"
                       " AND p.valid_from <= $2 AND (p.valid_to = '' OR p.valid_to > $2)"
                       " ORDER BY p.sub_unit, p.role, a.login LIMIT $3",
                       agency, base::iso_day(day), holders_max))
        if (const auto role = office::role_named(row.text(2)))
            holders.push_back(
                {office::AccountId(row.integer(0)), row.text(1), {*role, agency, row.text(3)}});
    return holders;
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

std::string person_named(sql::Session& session, const office::Vault& vault,
                         const std::string& login) {
    const auto account = login.empty() ? std::nullopt : account_of_login(session, login);
    const auto details = account ? details_of(session, vault, *account) : std::nullopt;
    return details ? details->full_name + " (" + login + ")" : login;
}

std::vector<office::AccountId> officers_of(sql::Session& session, const office::Position& wanted,
                                           base::Day day) {
    const auto place = organisation::successor_on(session, {wanted.agency, wanted.sub_unit}, day);
    std::vector<office::AccountId> officers;
    for (const auto& row :
         session.query("SELECT p.account_id, COUNT(s.dossier_id) FROM positions p LEFT JOIN steps s"
                       " ON s.officer = p.account_id AND s.state = 'open' AND s.agency = $5"
                       " WHERE p.agency = $1 AND p.sub_unit = $2 AND p.role = $3"
                       " AND p.valid_from <= $6 AND (p.valid_to = '' OR p.valid_to > $6)"
                       " GROUP BY p.account_id ORDER BY 2, 1 LIMIT $4",
                       place.agency, place.sub_unit, office::name_of(wanted.role), officers_max,
                       wanted.agency, base::iso_day(day)))
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
    auto actor = acting(session, office::AccountId(rows.front().integer(0)), now);
    if (!actor) return std::nullopt;
    return SignedIn{std::move(*actor), rows.front().text(1)};
}

void apply_opening(office::Applying to, const office::Entry& entry) {
    const auto id = std::stoll(entry.body.text_at("account"));
    to.session.run("INSERT INTO accounts (id, login, opened_entry) VALUES ($1, $2, $3)", id,
                   entry.body.text_at("login"), entry.id);
    for (const auto& position : entry.body.array_at("positions")) grant(to, id, position);
}

void apply_position_grant(office::Applying to, const office::Entry& entry) {
    grant(to, entry.stream, entry.body);
}

void apply_position_end(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.run("UPDATE positions SET valid_to = $5 WHERE account_id = $1 AND role = $2"
                   " AND agency = $3 AND sub_unit = $4 AND valid_from <= $5"
                   " AND (valid_to = '' OR valid_to > $5)",
                   entry.stream, body.text_at("role"), body.text_at("agency"),
                   body.text_at("sub_unit"), body.text_at("on"));
}

}
