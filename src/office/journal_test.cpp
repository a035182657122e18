#include "src/office/journal.h"

#include <fstream>
#include <iterator>
#include <optional>

#include "lib/crypto/box.h"
#include "lib/crypto/digest.h"
#include "src/office/act.h"
#include "src/office/trial_office.h"

namespace motcua::office {
namespace {

using Noted = base::Result<Entry, std::string>;

void apply_nothing(Applying, const Entry&) {}

class OnOffice : public sql::OnBothEngines {
  protected:
    void begin() override { office_.emplace(GetParam(), Appliers({{"noted", apply_nothing}})); }
    TrialOffice& office() { return *office_; }

    /// A note on a new stream; a test breaks one thing of it.
    static Draft a_note(Act& act) {
        Draft draft;
        draft.stream = act.new_id();
        draft.kind = "noted";
        draft.body = {{"colour", "red"}};
        draft.secret = json::Object{{"name", "Vũ Minh Khang"}, {"number", "999094000011"}};
        return draft;
    }
    static Noted kept(Act& act, Draft draft) {
        auto entry = commit(act, std::move(draft));
        if (!entry) return base::problem(std::string("changed"));
        return std::move(*entry);
    }
    template <class Action> Noted perform(Action&& action) {
        return office()->perform(system_actor(), nullptr, std::forward<Action>(action));
    }
    Entry a_kept_note() {
        return *perform([](Act& act) { return kept(act, a_note(act)); });
    }
    std::optional<Entry> found(std::int64_t id) {
        return office()->look(
            [&](sql::Session& session) { return find_entry(session, office()->vault(), id); });
    }
    void run(const std::string& sql) {
        office()->database().write([&](sql::Session& session) {
            session.run(sql);
            return sql::Outcome::keep;
        });
    }

  private:
    std::optional<TrialOffice> office_;
};

class Journal : public OnOffice {};
/// The files of PostgreSQL are not ours to read.
class JournalFile : public OnOffice {};
class Commit : public OnOffice {};
INSTANTIATE_TEST_SUITE_P(Engines, Journal, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, JournalFile, testing::Values("sqlite"), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Commit, sql::both_engines(), sql::engine_name);

TEST_P(Journal, GivesBackWhatWasCommitted) {
    const auto entry = a_kept_note();
    const auto back = found(entry.id);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->stream, entry.stream);
    EXPECT_EQ(back->version, 1);
    EXPECT_EQ(back->kind, "noted");
    EXPECT_EQ(back->actor, "system");
    EXPECT_EQ(back->recorded_at, at("2026-11-23 10:00"));
    EXPECT_EQ(back->effective_at, back->recorded_at);
    EXPECT_EQ(back->body, entry.body);
    EXPECT_EQ(back->secret, entry.secret);
    EXPECT_FALSE(found(entry.id + 1));
}

TEST_P(Journal, CommitsToTheSecretByItsSaltedDigest) {
    const auto entry = a_kept_note();
    office()->look([&](sql::Session& session) {
        const auto rows = session.query("SELECT s.salt, s.ciphertext, k.wrapped, j.body"
                                        " FROM journal_secrets s JOIN stream_keys k"
                                        " ON k.id = s.key_id JOIN journal j ON j.id = s.entry_id");
        const auto& row = rows.front();
        const auto key = office()->vault().unwrap(row.bytes(2));
        const auto plain = crypto::open(key.value(), row.bytes(1), std::to_string(entry.id));
        EXPECT_EQ(row.bytes(0).size(), 16u);
        EXPECT_EQ(plain, R"({"name":"Vũ Minh Khang","number":"999094000011"})");
        EXPECT_EQ(json::parse(row.text(3))->text_at("commitment"),
                  crypto::hex(crypto::sha256(row.bytes(0) + plain.value())));
        return 0;
    });
}

TEST_P(Journal, TakesAnotherSaltForTheSameSecret) {
    EXPECT_NE(a_kept_note().body.text_at("commitment"), a_kept_note().body.text_at("commitment"));
}

TEST_P(Journal, ForgetsTheSecretWithItsKeyAndKeepsTheEntry) {
    const auto entry = a_kept_note();
    const auto other = a_kept_note();
    run("DELETE FROM stream_keys WHERE id = " + std::to_string(entry.stream));
    const auto back = found(entry.id);
    ASSERT_TRUE(back);
    EXPECT_FALSE(back->secret);
    EXPECT_EQ(back->body, entry.body);
    EXPECT_TRUE(found(other.id)->secret);
}

TEST_P(Journal, NoticesASecretThatWasAltered) {
    const auto entry = a_kept_note();
    const auto other = a_kept_note();
    run("UPDATE journal_secrets SET ciphertext = (SELECT ciphertext FROM journal_secrets"
        " WHERE entry_id = " +
        std::to_string(other.id) + ") WHERE entry_id = " + std::to_string(entry.id));
    EXPECT_THROW(found(entry.id), sql::Error);
}

TEST_P(Journal, DoesNotOpenWithAnotherMasterKey) {
    const auto entry = a_kept_note();
    const Vault other(crypto::Key(std::string(crypto::Key::size, 'x')));
    EXPECT_THROW(
        office()->look([&](sql::Session& session) { return find_entry(session, other, entry.id); }),
        sql::Error);
}

TEST_P(JournalFile, HoldsNoPersonalText) {
    a_kept_note();
    std::string bytes;
    for (const auto& file : std::filesystem::directory_iterator(office().database().folder())) {
        std::ifstream in(file.path(), std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    EXPECT_NE(bytes.find("colour"), std::string::npos) << "the entry itself is there to be read";
    EXPECT_EQ(bytes.find("999094000011"), std::string::npos);
    EXPECT_EQ(bytes.find("Minh Khang"), std::string::npos);
}

TEST_P(Commit, FollowsOnTheVersionThatWasSeen) {
    const auto first = a_kept_note();
    const auto follow = [&](Version seen) {
        return perform([&](Act& act) {
            auto draft = a_note(act);
            draft.stream = first.stream;
            draft.expected = seen;
            return kept(act, std::move(draft));
        });
    };
    EXPECT_FALSE(follow(0));
    EXPECT_FALSE(follow(2));
    const auto second = follow(1);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->version, 2);
    EXPECT_FALSE(follow(1));
    const auto entries = office()->look([&](sql::Session& session) {
        return entries_of(session, office()->vault(), first.stream, 0, 10);
    });
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[1].id, second->id);
}

TEST_P(Commit, ComesAfterWhatANodeWithAClockAheadOfOursDid) {
    constexpr auto clocks_apart = std::chrono::milliseconds(5'000);
    Office ahead(office()->database(), trial_vault(), office()->appliers(), Office::system_clock,
                 1);
    ahead.ids().go_on_after(office()->ids().next() + (clocks_apart.count() << 22));
    const auto first =
        *ahead.perform(system_actor(), nullptr, [](Act& act) { return kept(act, a_note(act)); });
    const auto second = perform([&](Act& act) {
        auto draft = a_note(act);
        draft.stream = first.stream;
        draft.expected = 1;
        return kept(act, std::move(draft));
    });
    ASSERT_TRUE(second);
    EXPECT_GT(second->id, first.id);
    EXPECT_GT(a_kept_note().id, second->id);
}

TEST_P(Commit, KeepsNothingOfAKindThatNobodyKnows) {
    EXPECT_THROW(static_cast<void>(perform([](Act& act) {
                     auto draft = a_note(act);
                     draft.kind = "unheard_of";
                     return kept(act, std::move(draft));
                 })),
                 sql::Error);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM journal"), 0);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM journal_secrets"), 0);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM streams"), 0);
}

TEST_P(Commit, LosesNoNumberWhenTheActIsUndone) {
    const auto numbered = [&](bool keep) {
        return perform([&](Act& act) -> Noted {
            auto draft = a_note(act);
            draft.numbers = [](json::Object& body, const Draw& draw) {
                body["number"] = draw("book");
            };
            auto entry = kept(act, std::move(draft));
            if (!keep) return base::problem(std::string("thought better of it"));
            return entry;
        });
    };
    EXPECT_EQ(numbered(true)->body.integer_at("number"), 1);
    EXPECT_FALSE(numbered(false));
    const auto entry = numbered(true);
    EXPECT_EQ(entry->body.integer_at("number"), 2);
    EXPECT_EQ(entry->body.at("draws").integer_at("book"), 2);
}

TEST_P(Commit, RemembersThePromiseOfTheRequest) {
    const Once once{"POST /notes", "key", "body", false};
    const auto act_on = [&](const Once& promise) {
        return office()->perform(system_actor(), &promise, [&](Act& act) -> Noted {
            const auto before = earlier(act);
            if (before.mismatch) return base::problem(std::string("key_reused"));
            if (before.entry) return *find_entry(act.session, act.vault, *before.entry);
            return kept(act, a_note(act));
        });
    };
    const auto first = act_on(once);
    EXPECT_EQ(act_on(once)->id, first->id);
    EXPECT_EQ(act_on({"POST /notes", "key", "other", false}).error(), "key_reused");
    EXPECT_NE(act_on({"POST /others", "key", "body", false})->id, first->id);
}

TEST(Vault, FindsEqualNumbersHoweverTheyAreWritten) {
    const auto vault = trial_vault();
    EXPECT_EQ(vault.blind_index("phone", "0900 000.011"),
              vault.blind_index("phone", "0900-000011"));
    EXPECT_NE(vault.blind_index("phone", "0900000011"), vault.blind_index("phone", "0900000012"));
    EXPECT_NE(vault.blind_index("phone", "0900000011"), vault.blind_index("card", "0900000011"));
}

TEST(Vault, MarksSlipsWith128BitsThatBelongToOneDossier) {
    const Vault vault(crypto::Key(std::string(crypto::Key::size, 'k')));
    const auto token = vault.slip_token("H42.02.01-261124-0001");
    EXPECT_EQ(token.size(), 26U);
    EXPECT_EQ(token.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz"), std::string::npos);
    EXPECT_TRUE(vault.is_slip_token("H42.02.01-261124-0001", token));
    EXPECT_FALSE(vault.is_slip_token("H42.02.01-261124-0002", token));
    EXPECT_FALSE(vault.is_slip_token("H42.02.01-261124-0001", ""));
    const Vault other(crypto::Key(std::string(crypto::Key::size, 'o')));
    EXPECT_FALSE(other.is_slip_token("H42.02.01-261124-0001", token));
}

TEST(Vault, IsToldFromOthersByItsFingerprint) {
    const Vault vault(crypto::Key(std::string(crypto::Key::size, 'k')));
    EXPECT_EQ(vault.fingerprint().size(), 16u);
    EXPECT_EQ(vault.fingerprint(), trial_vault().fingerprint());
    EXPECT_NE(vault.fingerprint(),
              Vault(crypto::Key(std::string(crypto::Key::size, 'o'))).fingerprint());
}

TEST(Vault, UnwrapsOnlyWhatItWrapped) {
    const auto vault = trial_vault();
    const auto key = crypto::Key::random();
    auto wrapped = vault.wrap(key);
    EXPECT_EQ(vault.unwrap(wrapped)->bytes(), key.bytes());
    wrapped.back() = static_cast<char>(wrapped.back() ^ 1);
    EXPECT_FALSE(vault.unwrap(wrapped));
}

TEST(Vault, MakesItsKeyOnceAndOnlyWhenAsked) {
    if (std::getenv("MOTCUA_MASTER_KEY_FILE") != nullptr)
        GTEST_SKIP() << "MOTCUA_MASTER_KEY_FILE names a key";
    const sql::TrialFolder folder;
    EXPECT_THROW(Vault::open(folder.path(), false), std::runtime_error);
    const auto made = Vault::open(folder.path(), true);
    const auto again = Vault::open(folder.path(), true);
    EXPECT_EQ(made.blind_index("phone", "1"), again.blind_index("phone", "1"));
    EXPECT_EQ(std::filesystem::status(folder.path() / "master.key").permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}
}
