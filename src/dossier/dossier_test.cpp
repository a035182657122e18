#include "src/dossier/dossier.h"

#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace motcua::dossier {
namespace {

/// Architecture, section 8, by the codes of the national portal. Where a state goes back to
/// "where it came from", all states that lead to it stand here. Ours beside it: acceptance and the
/// wait for a fee are one act (1 to 6), and so is all of an immediate procedure (1 to 10).
const std::map<int, std::set<int>> table{
    {1, {2, 3, 5, 6, 8, 10}},
    {2, {4, 5, 6, 7, 8, 9}},
    {3, {}},
    {4, {5, 6, 7, 8, 9}},
    {5, {1, 2, 4, 3, 7, 8}},
    {6, {2, 4, 9, 7, 8}},
    {7, {2, 4, 5, 6, 8}},
    {8, {4}},
    {9, {10, 6, 4}},
    {10, {4}},
};

TEST(State, FollowsExactlyAsTheTableSays) {
    for (const auto from : states) {
        const auto& allowed = table.at(national_code(from));
        for (const auto to : states)
            EXPECT_EQ(may_follow(from, to), allowed.contains(national_code(to)))
                << name_of(from) << " to " << name_of(to);
    }
}

TEST(State, CanAlwaysReachAnEnd) {
    std::set<State> reaching{State::rejected, State::stopped, State::delivered};
    for (std::size_t round = 0; round < states.size(); ++round)
        for (const auto from : states)
            for (const auto to : states)
                if (may_follow(from, to) && reaching.contains(to)) reaching.insert(from);
    EXPECT_EQ(reaching.size(), states.size());
}

TEST(State, IsReachedFromTheFirstOne) {
    std::set<State> reached{State::submitted};
    for (std::size_t round = 0; round < states.size(); ++round)
        for (const auto from : states)
            for (const auto to : states)
                if (reached.contains(from) && may_follow(from, to)) reached.insert(to);
    EXPECT_EQ(reached.size(), states.size());
}

TEST(State, IsReadBackFromItsName) {
    for (const auto state : states) EXPECT_EQ(state_named(name_of(state)), state);
    EXPECT_FALSE(state_named("draft"));
    EXPECT_FALSE(state_named(""));
}

TEST(State, HasTheNationalCodesOneToTen) {
    EXPECT_EQ(national_code(State::submitted), 1);
    EXPECT_EQ(national_code(State::awaiting_payment), 6);
    EXPECT_EQ(national_code(State::delivered), 10);
}

TEST(Progress, GrowsWithTheStepsAndEndsAtAHundred) {
    EXPECT_EQ(progress_percent(State::submitted, 0, 6), 0);
    EXPECT_EQ(progress_percent(State::in_progress, 2, 6), 33);
    EXPECT_EQ(progress_percent(State::resolved, 5, 6), 83);
    EXPECT_EQ(progress_percent(State::delivered, 6, 6), 100);
    EXPECT_EQ(progress_percent(State::rejected, 1, 6), 100);
    EXPECT_EQ(progress_percent(State::in_progress, 9, 6), 100);
}

}
}
