#include "src/report/figures.h"

#include <gtest/gtest.h>

#include "src/dossier/turn.h"

namespace motcua::report {
namespace {

constexpr auto never = dossier::not_yet;

Window between(std::int64_t from, std::int64_t until) {
    return {base::from_microseconds(from), base::from_microseconds(until)};
}

/// Online, received at 10, due at 50, open.
Turn a_turn() { return {Came::online, 10, 10, never, never, "", "", 50, {}}; }

Turn settled_at(std::int64_t at, const char* timing) {
    auto turn = a_turn();
    turn.ended_at = at;
    turn.ending = "settled";
    turn.timing = timing;
    return turn;
}

TEST(Counting, TakesADossierThatCameInThePeriodByItsChannel) {
    EXPECT_EQ(counted({a_turn()}, between(0, 40)), (Counted{Came::online, Went::in_time}));
}

TEST(Counting, CarriesWhatWasOpenWhenThePeriodBegan) {
    EXPECT_EQ(counted({a_turn()}, between(20, 40)), (Counted{Came::carried, Went::in_time}));
    EXPECT_EQ(counted({settled_at(30, "early")}, between(20, 40)),
              (Counted{Came::carried, Went::early}));
}

TEST(Counting, LeavesOutWhatWasOverBeforeAndWhatCameAfter) {
    EXPECT_EQ(counted({settled_at(30, "early")}, between(31, 40)), std::nullopt);
    EXPECT_EQ(counted({a_turn()}, between(0, 10)), std::nullopt);
}

TEST(Counting, DoesNotSeeWhatHappenedAfterThePeriod) {
    EXPECT_EQ(counted({settled_at(60, "late")}, between(0, 40)),
              (Counted{Came::online, Went::in_time}));
    EXPECT_EQ(counted({settled_at(60, "late")}, between(0, 55)),
              (Counted{Came::online, Went::overdue}));
}

TEST(Counting, KeepsAResultInItsPeriodWhenItIsCorrectedLater) {
    auto first = settled_at(30, "early");
    first.reopened_at = 70;
    auto second = a_turn();
    second.begun_at = 70;
    EXPECT_EQ(counted({first, second}, between(0, 40)), (Counted{Came::online, Went::early}));
    EXPECT_EQ(counted({first, second}, between(40, 60)), std::nullopt);
    EXPECT_EQ(counted({first, second}, between(60, 80)), (Counted{Came::reopened, Went::overdue}));
    EXPECT_EQ(counted({first, second}, between(0, 80)), (Counted{Came::online, Went::overdue}));
}

TEST(Counting, CountsADossierThatWasOpenEndedAndReopenedOnceAsCarried) {
    auto first = settled_at(30, "early");
    first.reopened_at = 35;
    auto second = a_turn();
    second.begun_at = 35;
    EXPECT_EQ(counted({first, second}, between(20, 40)), (Counted{Came::carried, Went::in_time}));
}

TEST(Counting, DoesNotCallLateWhoWaitsForTheCitizen) {
    auto turn = a_turn();
    turn.due_at = 90; // anew, after the supplement at 80
    turn.waits = {{40, 80, 50}};
    EXPECT_EQ(counted({turn}, between(0, 70))->went, Went::in_time);
    turn.waits = {{55, 80, 50}};
    EXPECT_EQ(counted({turn}, between(0, 70))->went, Went::overdue);
}

TEST(Counting, GoesByTheDueDateOfThatTime) {
    auto turn = a_turn();
    turn.due_at = 90;
    turn.waits = {{60, 80, 50}};
    EXPECT_EQ(counted({turn}, between(0, 55))->went, Went::overdue);
    EXPECT_EQ(counted({turn}, between(0, 85))->went, Went::in_time);
}

TEST(Counting, TellsWhatEndedLate) {
    auto turn = settled_at(60, "late");
    turn.ending = "stopped";
    EXPECT_EQ(counted({turn}, between(0, 80))->went, Went::stopped_late);
}

TEST(Figures, AddUpToTheWholeOnBothSides) {
    Tally tally;
    std::int64_t count = 1;
    std::int64_t whole = 0;
    for (const auto came : all_came)
        for (const auto went : all_went) {
            tally.add({came, went}, count);
            whole += count;
            count *= 2;
        }
    EXPECT_EQ(tally.sum("total"), whole);
    EXPECT_EQ(tally.sum("received") + tally.sum("before"), whole);
    EXPECT_EQ(tally.sum("online") + tally.sum("direct"), tally.sum("received"));
    EXPECT_EQ(tally.sum("left") + tally.sum("pending"), whole);
    EXPECT_EQ(tally.sum("early") + tally.sum("left_on_time") + tally.sum("left_late"),
              tally.sum("left"));
    EXPECT_EQ(tally.sum("settled") + tally.sum("ended"), tally.sum("left"));
    EXPECT_EQ(tally.sum("late") + tally.sum("overdue"), tally.sum("behind"));
    EXPECT_TRUE(is_conserved(tally));
}

}
}
