#include "src/office/outbox.h"

#include <algorithm>
#include <array>
#include <future>
#include <optional>
#include <thread>

#include "src/office/sealer.h"
#include "src/office/trial_office.h"

namespace motcua::office {
namespace {

using std::chrono::seconds;
using Done = base::Result<int, int>;

void apply_nothing(Applying, const Entry&) {}

class OnEffects : public sql::OnBothEngines {
  protected:
    void begin() override { office_.emplace(GetParam(), Appliers({{"noted", apply_nothing}})); }
    TrialOffice& office() { return *office_; }

    void act(const std::function<Done(Act&)>& action) {
        static_cast<void>(office()->perform(system_actor(), nullptr, action));
    }
    void queue_one(const std::string& lane, int number) {
        act([&](Act& act) {
            queue(act, {lane, "notice", {{"number", number}}});
            return Done(0);
        });
    }
    /// What a dispatch carries out, as "lane:number", each followed by a blank.
    std::string carried(const std::string& failing = "") {
        std::string log;
        dispatch_due(*office(), "holder", [&](const Dispatched& effect) {
            if (effect.lane == failing) throw std::runtime_error("the receiver is away");
            log += effect.lane + ":" + std::to_string(effect.body.integer_at("number")) + " ";
        });
        return log;
    }
    void note() {
        act([](Act& act) {
            Draft draft;
            draft.stream = act.new_id();
            draft.kind = "noted";
            return commit(act, std::move(draft)) ? Done(0) : Done(base::problem(0));
        });
    }

  private:
    std::optional<TrialOffice> office_;
};

class Outbox : public OnEffects {
  protected:
    std::vector<std::int64_t> waiting(const std::string& lane) {
        std::vector<std::int64_t> numbers;
        for (const auto& body :
             office()->look([&](sql::Session& session) { return waiting_in(session, lane); }))
            numbers.push_back(body.integer_at("number"));
        return numbers;
    }
};
/// SQLite's one writer cannot be overtaken.
class OutboxOnPostgres : public OnEffects {};
class Sealer : public OnEffects {};
class Nodes : public OnEffects {};
INSTANTIATE_TEST_SUITE_P(Engines, Outbox, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, OutboxOnPostgres, testing::Values("postgres"), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Sealer, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Nodes, sql::both_engines(), sql::engine_name);

TEST_P(Outbox, TellsWhatWaitsInALaneUntilItIsCarriedOut) {
    queue_one("a", 1);
    queue_one("b", 2);
    queue_one("a", 3);
    EXPECT_EQ(waiting("a"), (std::vector<std::int64_t>{1, 3}));
    carried();
    EXPECT_TRUE(waiting("a").empty());
}

TEST_P(Outbox, CarriesALaneInItsOrderAndOnce) {
    for (int number = 1; number <= 4; ++number) queue_one("a", number);
    EXPECT_EQ(carried(), "a:1 a:2 a:3 a:4 ");
    EXPECT_EQ(carried(), "");
    queue_one("a", 5);
    EXPECT_EQ(carried(), "a:5 ");
}

TEST_P(Outbox, LetsAFailingLaneRestAndOthersGoOn) {
    queue_one("a", 1);
    queue_one("a", 2);
    queue_one("b", 1);
    EXPECT_EQ(carried("a"), "b:1 ");
    EXPECT_EQ(carried(), "") << "a rests";
    office().wait(seconds{1});
    EXPECT_EQ(carried(), "a:1 a:2 ");
}

TEST_P(Outbox, RestsLongerAfterEveryFailureUpToAQuarterOfAnHour) {
    queue_one("a", 1);
    for (const int rest : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
        std::int64_t attempt = 0;
        const auto fail = [&](const Dispatched& effect) {
            attempt = effect.attempt;
            throw std::runtime_error("away");
        };
        EXPECT_EQ(dispatch_due(*office(), "holder", fail), 0);
        EXPECT_GT(attempt, 0);
        office().wait(seconds{rest - 1});
        attempt = 0;
        dispatch_due(*office(), "holder", fail);
        EXPECT_EQ(attempt, 0) << "tried again too early, " << rest;
        office().wait(seconds{1});
    }
    EXPECT_EQ(carried(), "a:1 ");
}

TEST_P(Outbox, GivesTheReceiverTheSameKeyAtEveryAttempt) {
    queue_one("a", 1);
    std::vector<std::string> keys;
    const auto fail = [&](const Dispatched& effect) {
        keys.push_back(effect.key);
        throw std::runtime_error("away");
    };
    dispatch_due(*office(), "holder", fail);
    office().wait(seconds{1});
    dispatch_due(*office(), "holder", fail);
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(keys[0], keys[1]);
}

TEST_P(Outbox, KnowsNothingOfAnActThatWasUndone) {
    act([](Act& act) {
        queue(act, {"a", "notice", {{"number", 1}}});
        return Done(base::problem(0));
    });
    EXPECT_EQ(carried(), "");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM outbox_lanes"), 0);
}

TEST_P(Outbox, LeavesALaneToTheProcessThatClaimedIt) {
    queue_one("a", 1);
    std::int64_t elsewhere = -1;
    const auto here = dispatch_due(*office(), "one", [&](const Dispatched&) {
        elsewhere = dispatch_due(*office(), "two", [](const Dispatched&) {});
    });
    EXPECT_EQ(here, 1);
    EXPECT_EQ(elsewhere, 0);
}

TEST_P(Outbox, TakesOverALaneWhoseHolderDied) {
    queue_one("a", 1);
    struct Dead {};
    EXPECT_THROW(dispatch_due(*office(), "one", [](const Dispatched&) { throw Dead{}; }), Dead);
    EXPECT_EQ(carried(), "");
    office().wait(seconds{61});
    EXPECT_EQ(carried(), "a:1 ");
}

TEST_P(Outbox, LeavesNothingLyingUntilTheOldTimeComesWhenTheClockIsPutBack) {
    queue_one("a", 1);
    EXPECT_EQ(carried("a"), "") << "the lane rests";
    queue_one("b", 2);
    struct Dead {};
    EXPECT_THROW(dispatch_due(*office(), "one", [](const Dispatched&) { throw Dead{}; }), Dead);
    EXPECT_EQ(carried(), "") << "one lane rests, the other is claimed";
    office().wait(-std::chrono::hours{1});
    carried();
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL"), 0);
}

/// An act queues into the lane at the very moment when the lane is given back as empty.
TEST_P(OutboxOnPostgres, ForgetsNothingThatCameWhileTheLaneWasGivenBack) {
    queue_one("a", 1);
    std::promise<void> queued;
    std::thread other;
    const auto wait_until_somebody_waits = [&] {
        while (office().number("SELECT COUNT(*) FROM pg_locks WHERE NOT granted") == 0)
            std::this_thread::yield();
    };
    dispatch_due(*office(), "holder", [&](const Dispatched& effect) {
        if (effect.body.integer_at("number") != 1) return;
        other = std::thread([&] {
            act([&](Act& act) {
                queue(act, {"a", "notice", {{"number", 2}}});
                act.session.query("SELECT 1"); // so that the server has heard of it
                queued.set_value();
                wait_until_somebody_waits();
                return Done(0);
            });
        });
        queued.get_future().wait();
    });
    other.join();
    EXPECT_EQ(carried(), "a:2 ");
}

TEST_P(Sealer, GivesPlacesWithoutGapsInTheOrderOfTheEntries) {
    for (int i = 0; i < 5; ++i) note();
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "one", 2), 2);
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "one", 2), 2);
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "one", 2), 1);
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "one", 2), 0);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM unsealed"), 0);
    office()->look([](sql::Session& session) {
        std::int64_t place = 0;
        std::int64_t last = 0;
        for (const auto& row :
             session.query("SELECT leaf_index, entry_id FROM leaves ORDER BY leaf_index")) {
            EXPECT_EQ(row.integer(0), place++);
            EXPECT_GT(row.integer(1), last);
            last = row.integer(1);
        }
        return 0;
    });
}

TEST_P(Sealer, IsOneAtATime) {
    note();
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "one"), 1);
    note();
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "two"), 0) << "the first has the lease";
    office().wait(seconds{2});
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "two"), 1);
    EXPECT_EQ(office().number("SELECT fence FROM leases WHERE name = 'sealer'"), 2);
    note();
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "one"), 0) << "it was fenced off";
}

TEST_P(Sealer, IsAtWorkAgainAtOnceWhenItDiedBeforeTheClockWasPutBack) {
    note();
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "one"), 1);
    note();
    office().wait(-std::chrono::seconds{30});
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "two"), 0) << "clocks may differ so much";
    office().wait(-std::chrono::hours{1});
    EXPECT_EQ(seal_some(*office(), trial_log_key().log, "two"), 1);
}

TEST_P(Sealer, StaysOneWhenManyTryAtOnce) {
    for (int i = 0; i < 40; ++i) note();
    std::array<std::int64_t, 4> sealed{};
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < sealed.size(); ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 10; ++i)
                sealed[t] +=
                    seal_some(*office(), trial_log_key().log, "holder " + std::to_string(t), 7);
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(std::count(sealed.begin(), sealed.end(), 40), 1);
    EXPECT_EQ(std::count(sealed.begin(), sealed.end(), 0), 3);
    EXPECT_EQ(office().number("SELECT MAX(leaf_index) FROM leaves"), 39);
}

TEST_P(Nodes, AreNeverHeldByTwo) {
    auto& database = office()->database();
    const auto now = office()->now();
    EXPECT_EQ(lease_node(database, now, "one"), 0);
    EXPECT_EQ(lease_node(database, now, "two"), 1);
    renew_node(database, 0, now, "one");
    EXPECT_THROW(renew_node(database, 0, now, "two"), sql::Error);
}

TEST_P(Nodes, AreFreeAgainWhenTheLeaseRanOutTwiceOver) {
    auto& database = office()->database();
    const auto now = office()->now();
    EXPECT_EQ(lease_node(database, now, "one"), 0);
    EXPECT_EQ(lease_node(database, now + std::chrono::minutes{11}, "two"), 1);
    EXPECT_EQ(lease_node(database, now + std::chrono::minutes{21}, "three"), 0);
    EXPECT_THROW(renew_node(database, 0, now, "one"), sql::Error);
}

}
}
