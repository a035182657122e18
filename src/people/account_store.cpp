#include "src/people/account_store.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "lib/crypto/digest.h"
#include "src/organisation/agency_store.h"

namespace motcua::people {
namespace {

constexpr std::int64_t positions_max = 64;
constexpr std::int64_t officers_max = 200;
constexpr std::int64_t holders_max = 2000;

/// A person's account with their positions, a row each (one without any for citizens), and whether
/// a position may have inherited others. In the order of the index, so that nothing is sorted.
std::string persons(std::string_view more, std::string_view from, std::string_view where) {
    return fmt::format(
        "SELECT a.id, a.login, p.role, p.agency, p.sub_unit, p.valid_from, p.valid_to,"
        " CASE WHEN EXISTS (SELECT 1 FROM succession_units u WHERE u.successor = p.agency"
        " AND u.successor_unit = p.sub_unit) THEN 1 ELSE 0 END{} FROM {}"
        " LEFT JOIN positions p ON p.account_id = a.id WHERE {}"
        " ORDER BY p.account_id, p.role, p.agency, p.sub_unit, p.valid_from LIMIT {}",
        more, from, where, positions_max);
}

bool by_place(const office::Position& a, const office::Position& b) {
    const auto a_role = office::name_of(a.role);
    const auto b_role = office::name_of(b.role);
    return std::tie(a.agency, a.sub_unit, a_role) < std::tie(b.agency, b.sub_unit, b_role);
}

/// The actor of such rows: positions in force, and those of closed agencies that came with them.
office::Actor actor_in(sql::Session& session, const sql::Rows& rows, base::Instant now) {
    const auto today = base::day_of(now);
    office::Actor actor{office::AccountId(rows.front().integer(0)), rows.front().text(1), {}};
    for (const auto& row : rows) {
        const auto role = office::role_named(row.optional_text(2).value_or(""));
        if (!role || !organisation::Validity{row.text(5), row.text(6)}.holds(today)) continue;
        const office::Position position{*role, row.text(3), row.text(4)};
        actor.positions.push_back(position);
        if (row.integer(7) == 0) continue;
        for (const auto& place :
             organisation::predecessors_on(session, {position.agency, position.sub_unit}, today))
            actor.inherited.push_back({position.role, place.agency, place.sub_unit});
    }
    std::sort(actor.positions.begin(), actor.positions.end(), by_place);
    return actor;
}

void grant(office::Applying to, std::int64_t account, const json::Value& position) {
    to.session.send("INSERT INTO positions (account_id, role, agency, sub_unit, valid_from,"
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
    static const auto text = persons("", "accounts a", "a.id = $1");
    const auto rows = session.query(text, id.value());
    if (rows.empty()) return std::nullopt;
    return actor_in(session, rows, now);
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
    // Before nearly every answer: one statement for session, account and positions.
    static const auto text =
        persons(", s.form_token", "sessions s JOIN accounts a ON a.id = s.account_id",
                "s.token_hash = $1 AND s.kind = $2 AND s.expires_at > $3");
    const auto hash = crypto::sha256(token);
    const auto rows =
        session.query(text, sql::ByteView{hash}, kind == SessionKind::bearer ? "bearer" : "cookie",
                      base::to_microseconds(now));
    if (rows.empty()) return std::nullopt;
    return SignedIn{actor_in(session, rows, now), rows.front().text(8)};
}

void apply_opening(office::Applying to, const office::Entry& entry) {
    const auto id = std::stoll(entry.body.text_at("account"));
    to.session.send("INSERT INTO accounts (id, login, opened_entry) VALUES ($1, $2, $3)", id,
                    entry.body.text_at("login"), entry.id);
    for (const auto& position : entry.body.array_at("positions")) grant(to, id, position);
}

void apply_position_grant(office::Applying to, const office::Entry& entry) {
    grant(to, entry.stream, entry.body);
}

void apply_position_end(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send("UPDATE positions SET valid_to = $5 WHERE account_id = $1 AND role = $2"
                    " AND agency = $3 AND sub_unit = $4 AND valid_from <= $5"
                    " AND (valid_to = '' OR valid_to > $5)",
                    entry.stream, body.text_at("role"), body.text_at("agency"),
                    body.text_at("sub_unit"), body.text_at("on"));
}

}
