#include "src/people/account_actions.h"

#include <optional>

#include "lib/crypto/password.h"
#include "src/office/trial_office.h"
#include "src/people/account_store.h"
#include "src/people/tries.h"

namespace motcua::people {
namespace {

using Opened = base::Result<office::AccountId, std::string>;
constexpr auto password = "một mật khẩu dài";
const auto today = *base::parse_day("2026-11-23");

NewAccount an_officer(const std::string& login = "mot-cua") {
    static const auto hash = crypto::hash_password(password);
    return {
        login,
        hash,
        {{office::Role::counter_officer, "H42.02.01", "one_stop"}},
        {"Đinh Thị Thanh Mai", "999185000044", "0900000044", "mai@example.vn", "phường Hoa Lư"}};
}

class OnAccounts : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), office::Appliers({{"account_opened", apply_opening},
                                                      {"position_granted", apply_position_grant},
                                                      {"position_ended", apply_position_end}}));
    }
    office::TrialOffice& office() { return *office_; }
    Opened open(const NewAccount& account) {
        return office()->perform(office::system_actor(), nullptr, [&](office::Act& act) -> Opened {
            const auto id = open_account(act, account);
            if (!id) return base::problem(std::string("taken"));
            return *id;
        });
    }
    template <class Query> auto look(Query&& query) {
        return office()->look(std::forward<Query>(query));
    }
    std::string sign_in_end(const std::string& login, const std::string& word) {
        const auto token = sign_in(*office(), login, word, SessionKind::cookie, "127.0.0.1");
        if (token) return "in";
        return token.error().why == SignInProblem::too_many_tries ? "too_many_tries" : "wrong";
    }
    /// Wrong passwords are counted by login for the whole process.
    std::string login() const { return "clerk-" + GetParam(); }

  private:
    std::optional<office::TrialOffice> office_;
};

class OpenAccount : public OnAccounts {};
class SignIn : public OnAccounts {};
class Positions : public OnAccounts {};
class Officers : public OnAccounts {};
INSTANTIATE_TEST_SUITE_P(Engines, OpenAccount, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, SignIn, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Positions, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Officers, sql::both_engines(), sql::engine_name);

TEST_P(OpenAccount, IsKept) {
    const auto id = open(an_officer());
    ASSERT_TRUE(id);
    const auto actor = look([&](sql::Session& session) { return actor_of(session, *id); });
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->login, "mot-cua");
    EXPECT_EQ(actor->positions, an_officer().positions);
    EXPECT_EQ(look([](sql::Session& session) { return account_of_login(session, "mot-cua"); }),
              *id);
    EXPECT_FALSE(look([](sql::Session& session) { return account_of_login(session, "Mot-Cua"); }));
}

TEST_P(OpenAccount, OpensTheSealedDetailsAgain) {
    const auto id = open(an_officer());
    const auto details =
        look([&](sql::Session& session) { return details_of(session, office()->vault(), *id); });
    ASSERT_TRUE(details);
    EXPECT_EQ(details->full_name, "Đinh Thị Thanh Mai");
    EXPECT_EQ(details->identity_number, "999185000044");
    EXPECT_EQ(details->phone, "0900000044");
    EXPECT_EQ(details->email, "mai@example.vn");
    EXPECT_EQ(details->address, "phường Hoa Lư");
}

TEST_P(OpenAccount, IsNamedToColleaguesByNameAndLogin) {
    ASSERT_TRUE(open(an_officer()));
    const auto named = [&](const std::string& login) {
        return look(
            [&](sql::Session& session) { return person_named(session, office()->vault(), login); });
    };
    EXPECT_EQ(named("mot-cua"), "Đinh Thị Thanh Mai (mot-cua)");
    EXPECT_EQ(named("nobody-here"), "nobody-here");
    EXPECT_EQ(named(""), "");
}

TEST_P(OpenAccount, CanBeAppliedAgainFromTheJournal) {
    const auto id = open(an_officer());
    const auto entry = look([&](sql::Session& session) {
        return office::entries_of(session, office()->vault(), id->value(), 0, 10).front();
    });
    office()->database().write([&](sql::Session& session) {
        session.run("DELETE FROM accounts");
        session.run("DELETE FROM positions");
        apply_opening({session, office()->vault()}, entry);
        EXPECT_EQ(actor_of(session, *id)->positions, an_officer().positions);
        return sql::Outcome::undo;
    });
}

TEST_P(OpenAccount, KeepsDetailsAndPasswordOutOfTheBody) {
    ASSERT_TRUE(open(an_officer()));
    const auto body = look([](sql::Session& session) {
        return session.query("SELECT body FROM journal").front().text(0);
    });
    for (const auto* word : {"Mai", "999185000044", "0900000044", "argon2"})
        EXPECT_EQ(body.find(word), std::string::npos) << word;
}

TEST_P(OpenAccount, RefusesALoginThatIsTaken) {
    ASSERT_TRUE(open(an_officer()));
    EXPECT_FALSE(open(an_officer()));
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM journal"), 1);
}

TEST_P(OpenAccount, WithoutPasswordLetsNobodyIn) {
    auto account = an_officer(login());
    account.password_hash = "";
    ASSERT_TRUE(open(account));
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM credentials"), 0);
    EXPECT_EQ(sign_in_end(login(), ""), "wrong");
}

TEST_P(Positions, AreHeldFromTheirFirstDayUntilTheDayBeforeTheirLast) {
    const auto id = open(an_officer());
    const office::Position clerk{office::Role::records_clerk, "H42.02.01", "one_stop"};
    const auto change = [&](auto&& action) {
        return *office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
            return base::Result<bool, std::string>(action(act));
        });
    };
    const auto day = [](const char* iso) { return *base::parse_day(iso); };
    const auto is_clerk = [&](const std::string& moment) {
        return look([&](sql::Session& session) {
            return acting(session, *id, office::at(moment))->holds(clerk);
        });
    };
    EXPECT_TRUE(change(
        [&](office::Act& act) { return grant_position(act, *id, clerk, day("2026-12-01")); }));
    EXPECT_FALSE(change(
        [&](office::Act& act) { return grant_position(act, *id, clerk, day("2026-12-05")); }));
    EXPECT_TRUE(
        change([&](office::Act& act) { return end_position(act, *id, clerk, day("2026-12-24")); }));
    EXPECT_FALSE(
        change([&](office::Act& act) { return end_position(act, *id, clerk, day("2026-12-24")); }));
    EXPECT_FALSE(is_clerk("2026-11-30 23:59"));
    EXPECT_TRUE(is_clerk("2026-12-01 00:00"));
    EXPECT_TRUE(is_clerk("2026-12-23 23:59"));
    EXPECT_FALSE(is_clerk("2026-12-24 00:00"));
    EXPECT_EQ(look([&](sql::Session& session) { return positions_of(session, *id).size(); }), 2u);
}

TEST_P(SignIn, BeginsASessionOfTwelveHoursForOneKindOfDoor) {
    const auto id = open(an_officer(login()));
    const auto token = sign_in(*office(), login(), password, SessionKind::bearer, "127.0.0.1");
    ASSERT_TRUE(token);
    EXPECT_EQ(token->actor.account, *id);
    const auto signed_in = [&](SessionKind kind) {
        return look([&](sql::Session& session) {
            return session_of(session, token->token, kind, office()->now());
        });
    };
    ASSERT_TRUE(signed_in(SessionKind::bearer));
    EXPECT_EQ(signed_in(SessionKind::bearer)->actor.positions, an_officer().positions);
    EXPECT_EQ(signed_in(SessionKind::bearer)->form_token, token->form_token);
    EXPECT_FALSE(signed_in(SessionKind::cookie));
    office().wait(std::chrono::hours{12} - std::chrono::microseconds{1});
    EXPECT_TRUE(signed_in(SessionKind::bearer));
    office().wait(std::chrono::microseconds{1});
    EXPECT_FALSE(signed_in(SessionKind::bearer));
}

TEST_P(SignIn, EndsWithSigningOut) {
    ASSERT_TRUE(open(an_officer(login())));
    const auto token = sign_in(*office(), login(), password, SessionKind::cookie, "");
    sign_out(*office(), token->token);
    EXPECT_FALSE(look([&](sql::Session& session) {
        return session_of(session, token->token, SessionKind::cookie, office()->now());
    }));
}

TEST_P(SignIn, KeepsNoTokenInTheDatabase) {
    ASSERT_TRUE(open(an_officer(login())));
    const auto token = sign_in(*office(), login(), password, SessionKind::cookie, "");
    EXPECT_EQ(look([](sql::Session& session) {
                  return session.query("SELECT token_hash FROM sessions").front().bytes(0);
              }).find(token->token),
              std::string::npos);
}

TEST_P(SignIn, RefusesAWrongPasswordAndNotesIt) {
    ASSERT_TRUE(open(an_officer(login())));
    EXPECT_EQ(sign_in_end(login(), "another"), "wrong");
    EXPECT_EQ(sign_in_end("nobody-" + GetParam(), password), "wrong");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM security_log"
                              " WHERE kind = 'sign_in_refused'"),
              2);
    EXPECT_EQ(sign_in_end(login(), password), "in");
}

TEST_P(SignIn, RestsAfterFiveWrongPasswordsWhetherTheLoginExistsOrNot) {
    const auto known = login() + "-rests";
    ASSERT_TRUE(open(an_officer(known)));
    for (const auto& tried : {known, "nobody-rests-" + GetParam()}) {
        for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in_end(tried, "another"), "wrong");
        EXPECT_EQ(sign_in_end(tried, password), "too_many_tries");
    }
    office().wait(Tries::window);
    EXPECT_EQ(sign_in_end(known, password), "in");
}

TEST_P(SignIn, IsNotStoppedByWhatSomebodyElseTried) {
    const auto known = login() + "-elsewhere";
    ASSERT_TRUE(open(an_officer(known)));
    for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in_end(known, "another"), "wrong");
    const auto refused = sign_in(*office(), known, password, SessionKind::cookie, "127.0.0.1");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().wait_seconds, 15 * 60);
    EXPECT_TRUE(sign_in(*office(), known, password, SessionKind::cookie, "192.0.2.7"));
}

TEST_P(Officers, AreThoseOfThePlaceAndTheRole) {
    const auto mine = open(an_officer("one"));
    auto elsewhere = an_officer("two");
    elsewhere.positions.front().agency = "H42.02.02";
    auto other_role = an_officer("three");
    other_role.positions.front().role = office::Role::records_clerk;
    ASSERT_TRUE(open(elsewhere));
    ASSERT_TRUE(open(other_role));
    EXPECT_EQ(look([](sql::Session& session) {
                  return officers_of(session, an_officer().positions.front(), today);
              }),
              std::vector<office::AccountId>{*mine});
}

TEST_P(Officers, ComeWithTheFewestOpenStepsFirst) {
    const auto busy = open(an_officer("one"));
    const auto free = open(an_officer("two"));
    office()->database().write([&](sql::Session& session) {
        session.run("INSERT INTO steps (dossier_id, sequence, code, action, role, agency, sub_unit,"
                    " officer, state, version, opened_at, due_at) VALUES (1, 1, 'reception',"
                    " 'acceptance', 'counter_officer', 'H42.02.01', 'one_stop', $1, 'open', 1, 0,"
                    " 0)",
                    busy->value());
        return sql::Outcome::keep;
    });
    EXPECT_EQ(look([](sql::Session& session) {
                  return officers_of(session, an_officer().positions.front(), today);
              }),
              (std::vector<office::AccountId>{*free, *busy}));
}

}
}
