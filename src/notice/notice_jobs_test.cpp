#include "src/notice/notice_jobs.h"

#include <optional>
#include <stdexcept>

#include "src/notice/message_store.h"
#include "src/office/trial_office.h"

namespace motcua::notice {
namespace {

using std::chrono::seconds;
using Done = base::Result<std::int64_t, int>;

constexpr std::int64_t dossier = 7;

class Carrying : public sql::OnBothEngines {
  protected:
    void begin() override { office_.emplace(GetParam(), office::Appliers({})); }
    office::TrialOffice& office() { return *office_; }

    std::int64_t queue_one(Kind kind = Kind::accepted) {
        return *office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
            const auto id = office::queue(act, {"dossier:7", "sms", {}});
            add(act.session, {id, dossier, kind, act.now});
            return Done(id);
        });
    }
    /// One round of the dispatcher, where the gateway does what `sending` says.
    std::int64_t round(Sending sending, const std::string& phone = "0900000777") {
        return office::dispatch_due(*office(), "holder", [&](const office::Dispatched& effect) {
            carry(*office(), effect, {phone, "text"}, [&](const Sms& sms) {
                arrived_ += sms.to + " ";
                return sending;
            });
        });
    }
    Message found(std::int64_t id) {
        return office()
            ->look([&](sql::Session& session) { return message(session, About::dossier, id); })
            .value();
    }
    const std::string& arrived() const { return arrived_; }

  private:
    std::optional<office::TrialOffice> office_;
    std::string arrived_;
};
INSTANTIATE_TEST_SUITE_P(Engines, Carrying, sql::both_engines(), sql::engine_name);

TEST_P(Carrying, NotesWhatTheGatewayTook) {
    const auto id = queue_one();
    EXPECT_EQ(found(id).state, MessageState::waiting);
    office().wait(seconds{5});
    EXPECT_EQ(round(Sending::taken), 1);
    const auto sent = found(id);
    EXPECT_EQ(arrived(), "84900000777 ");
    EXPECT_EQ(sent.state, MessageState::sent);
    EXPECT_EQ(sent.attempts, 1);
    EXPECT_FALSE(sent.possible_double);
    EXPECT_EQ(sent.sent_at, sent.created_at + seconds{5});
}

TEST_P(Carrying, TriesAgainWhatWasSurelyNotTaken) {
    const auto id = queue_one();
    EXPECT_EQ(round(Sending::not_taken), 0);
    EXPECT_EQ(found(id).state, MessageState::waiting);
    EXPECT_FALSE(found(id).possible_double);
    office().wait(seconds{1});
    EXPECT_EQ(round(Sending::taken), 1);
    EXPECT_EQ(found(id).state, MessageState::sent);
    EXPECT_EQ(found(id).attempts, 2);
    EXPECT_FALSE(found(id).possible_double);
}

TEST_P(Carrying, MarksWhatMayComeTwice) {
    const auto id = queue_one();
    EXPECT_EQ(round(Sending::unknown), 0);
    EXPECT_TRUE(found(id).possible_double);
    office().wait(seconds{1});
    EXPECT_EQ(round(Sending::not_taken), 0);
    office().wait(seconds{2});
    EXPECT_EQ(round(Sending::taken), 1);
    EXPECT_EQ(found(id).state, MessageState::sent);
    EXPECT_TRUE(found(id).possible_double);
}

TEST_P(Carrying, MarksWhatItDiedOver) {
    struct Dead {};
    const auto id = queue_one();
    EXPECT_THROW(office::dispatch_due(*office(), "holder",
                                      [&](const office::Dispatched& effect) {
                                          carry(*office(), effect, {"0900000777", "text"},
                                                [](const Sms&) -> Sending { throw Dead{}; });
                                      }),
                 Dead);
    office().wait(seconds{61});
    EXPECT_EQ(round(Sending::taken), 1);
    EXPECT_EQ(found(id).state, MessageState::sent);
    EXPECT_TRUE(found(id).possible_double);
}

TEST_P(Carrying, LeavesWhatIsRefusedAndGoesOn) {
    const auto first = queue_one();
    const auto second = queue_one(Kind::ready);
    EXPECT_EQ(round(Sending::refused), 2);
    EXPECT_EQ(found(first).state, MessageState::failed);
    EXPECT_EQ(found(second).state, MessageState::failed);
    EXPECT_FALSE(found(first).sent_at);
}

TEST_P(Carrying, EndsWithoutPhoneOrGateway) {
    const auto first = queue_one();
    EXPECT_EQ(round(Sending::taken, ""), 1);
    EXPECT_EQ(found(first).state, MessageState::no_phone);
    const auto second = queue_one();
    EXPECT_EQ(office::dispatch_due(*office(), "holder",
                                   [&](const office::Dispatched& effect) {
                                       carry(*office(), effect, {"0900000777", "text"}, {});
                                   }),
              1);
    EXPECT_EQ(found(second).state, MessageState::no_gateway);
    EXPECT_EQ(arrived(), "");
    EXPECT_EQ(found(second).attempts, 0);
}

TEST_P(Carrying, SendsNothingAgainThatIsMarkedAsSent) {
    const auto id = queue_one();
    EXPECT_EQ(round(Sending::taken), 1);
    // As after a death between the note and the outbox.
    office()->database().write([&](sql::Session& session) {
        session.run("UPDATE outbox SET done_at = NULL WHERE id = $1", id);
        session.run("INSERT INTO outbox_lanes (lane, due_at, claimed_until, holder)"
                    " VALUES ('dossier:7', 0, 0, '')");
        return sql::Outcome::keep;
    });
    EXPECT_EQ(round(Sending::taken), 1);
    EXPECT_EQ(arrived(), "84900000777 ");
}

TEST_P(Carrying, ListsTheMessagesOfADossierInTheirOrder) {
    queue_one();
    queue_one(Kind::ready);
    const auto listed = office()->look(
        [](sql::Session& session) { return messages_of(session, About::dossier, dossier); });
    ASSERT_EQ(listed.size(), 2u);
    EXPECT_EQ(listed[0].kind, Kind::accepted);
    EXPECT_EQ(listed[1].kind, Kind::ready);
    EXPECT_TRUE(
        office()
            ->look([](sql::Session& session) { return messages_of(session, About::dossier, 8); })
            .empty());
}

}
}
