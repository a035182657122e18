#include "src/people/account_actions.h"

#include <algorithm>
#include <chrono>
#include <mutex>

#include "lib/base/random.h"
#include "lib/base/turnstile.h"
#include "lib/crypto/digest.h"
#include "lib/crypto/password.h"
#include "src/organisation/agency.h"
#include "src/people/account_store.h"
#include "src/people/tries.h"

namespace motcua::people {
namespace {

constexpr std::chrono::hours session_length{12};

Tries& tries() {
    static Tries kept;
    return kept;
}

/// Argon2id takes 64 MiB a run: a crowd at the door must wait there and nowhere else.
class Turn {
  public:
    Turn() { turns().acquire(); }
    ~Turn() { turns().release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    static base::Turnstile& turns() {
        static base::Turnstile four(4);
        return four;
    }
};

json::Object body_of(const office::Position& position) {
    return {{"role", std::string(office::name_of(position.role))},
            {"agency", position.agency},
            {"sub_unit", position.sub_unit}};
}

bool holds_on(office::Act& act, office::AccountId account, const office::Position& position,
              base::Day day) {
    const auto held = positions_of(act.session, account);
    return std::any_of(held.begin(), held.end(), [&](const DatedPosition& each) {
        return each.position == position && organisation::Validity{each.from, each.to}.holds(day);
    });
}

/// One more entry of the account's stream; false when there is no such account.
bool committed(office::Act& act, office::AccountId account, std::string kind, json::Object body) {
    const auto rows =
        act.session.query("SELECT version FROM streams WHERE id = $1", account.value());
    if (rows.empty()) return false;
    office::Draft draft;
    draft.stream = account.value();
    draft.expected = rows.front().integer(0);
    draft.kind = std::move(kind);
    draft.body = std::move(body);
    return office::commit(act, std::move(draft)).has_value();
}

/// A hash of nothing known: an unknown login takes as long as a known one.
const std::string& hash_for_nobody() {
    static const auto hash = crypto::hash_password(base::random_token());
    return hash;
}

struct Found {
    std::optional<office::Actor> actor;
    std::string hash;
};

SignInRefusal too_many(std::int64_t wait_seconds) {
    return {SignInProblem::too_many_tries, wait_seconds};
}

/// Nothing when it is the right password.
std::optional<SignInRefusal> tried(const Attempt& attempt, const Found& found,
                                   const std::string& password, base::Instant now) {
    const Turn turn;
    // A crowd that came at once has been counted up to here: not all of it is tried.
    if (const auto wait = tries().wait_seconds(attempt, now); wait > 0) return too_many(wait);
    if (crypto::password_matches(found.hash, password) && found.actor) {
        tries().forget(attempt);
        return std::nullopt;
    }
    tries().add(attempt, now);
    return SignInRefusal{SignInProblem::wrong_login_or_password};
}

}

std::optional<office::AccountId> open_account(office::Act& act, const NewAccount& account) {
    if (account_of_login(act.session, account.login)) return std::nullopt;
    const office::AccountId id(act.new_id());
    json::Array positions;
    for (const auto& position : account.positions) positions.push_back(body_of(position));
    office::Draft draft;
    draft.stream = id.value();
    draft.kind = "account_opened";
    draft.body = {{"account", std::to_string(id.value())},
                  {"login", account.login},
                  {"positions", positions}};
    draft.secret = json::Object{{"full_name", account.details.full_name},
                                {"identity_number", account.details.identity_number},
                                {"phone", account.details.phone},
                                {"email", account.details.email},
                                {"address", account.details.address}};
    if (!office::commit(act, std::move(draft))) return std::nullopt;
    if (account.password_hash.empty()) return id;
    act.session.run("INSERT INTO credentials (account_id, password_hash) VALUES ($1, $2)",
                    id.value(), account.password_hash);
    return id;
}

bool grant_position(office::Act& act, office::AccountId account, const office::Position& position,
                    base::Day from) {
    if (holds_on(act, account, position, from)) return false;
    auto body = body_of(position);
    body["from"] = base::iso_day(from);
    return committed(act, account, "position_granted", std::move(body));
}

bool end_position(office::Act& act, office::AccountId account, const office::Position& position,
                  base::Day on) {
    if (!holds_on(act, account, position, on)) return false;
    auto body = body_of(position);
    body["on"] = base::iso_day(on);
    return committed(act, account, "position_ended", std::move(body));
}

base::Result<Token, SignInRefusal> sign_in(office::Office& office, const std::string& login,
                                           const std::string& password, SessionKind kind,
                                           const std::string& peer) {
    const auto now = office.now();
    const Attempt attempt{login, peer};
    if (const auto wait = tries().wait_seconds(attempt, now); wait > 0)
        return base::problem(too_many(wait));
    const auto found = office.look([&](sql::Session& session) {
        const auto id = account_of_login(session, login);
        if (!id) return Found{std::nullopt, hash_for_nobody()};
        return Found{acting(session, *id, now),
                     password_hash_of(session, *id).value_or(hash_for_nobody())};
    });
    if (const auto refusal = tried(attempt, found, password, now)) {
        note_refusal(office, "sign_in_refused", "", peer, "");
        return base::problem(*refusal);
    }
    Token token{base::random_token(), base::random_token(128), *found.actor};
    const auto hash = crypto::sha256(token.token);
    office.database().write([&](sql::Session& session) {
        session.run("DELETE FROM sessions WHERE account_id = $1 AND expires_at <= $2",
                    token.actor.account.value(), base::to_microseconds(now));
        session.run("INSERT INTO sessions (token_hash, account_id, kind, form_token, created_at,"
                    " expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
                    sql::ByteView{hash}, token.actor.account.value(),
                    kind == SessionKind::bearer ? "bearer" : "cookie", token.form_token,
                    base::to_microseconds(now), base::to_microseconds(now + session_length));
        return sql::Outcome::keep;
    });
    return token;
}

void sign_out(office::Office& office, const std::string& token) {
    const auto hash = crypto::sha256(token);
    office.database().write([&](sql::Session& session) {
        session.run("DELETE FROM sessions WHERE token_hash = $1", sql::ByteView{hash});
        return sql::Outcome::keep;
    });
}

void note_refusal(office::Office& office, const std::string& kind, const std::string& actor,
                  const std::string& peer, const std::string& about) {
    // A flood of refusals must not become a flood of writes: so many a second, and no more.
    static std::mutex mutex;
    static std::int64_t second = 0;
    static int noted = 0;
    constexpr int noted_max = 20;
    const auto now = office.now();
    {
        const std::lock_guard lock(mutex);
        const auto this_second = base::to_microseconds(now) / 1'000'000;
        if (this_second != second) noted = 0;
        second = this_second;
        if (++noted > noted_max) return;
    }
    office.database().write([&](sql::Session& session) {
        session.run("INSERT INTO security_log (id, at, kind, actor, peer, about)"
                    " VALUES ($1, $2, $3, $4, $5, $6)",
                    office.ids().next(), base::to_microseconds(now), kind, actor, peer, about);
        return sql::Outcome::keep;
    });
}

}
