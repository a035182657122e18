#include "lib/base/id.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "lib/base/money.h"
#include "lib/base/random.h"
#include "lib/base/result.h"

namespace motcua::base {
namespace {

TEST(IdMaker, NeverGivesAnIdTwiceAndEachThreadSeesThemGrow) {
    constexpr std::size_t ids_each = 20'000;
    IdMaker maker(7);
    std::array<std::vector<std::int64_t>, 4> made;
    std::vector<std::thread> threads;
    for (auto& mine : made)
        threads.emplace_back([&] {
            mine.reserve(ids_each);
            for (std::size_t i = 0; i < ids_each; ++i) mine.push_back(maker.next());
        });
    for (auto& thread : threads) thread.join();
    std::vector<std::int64_t> all;
    for (const auto& mine : made) {
        EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
        all.insert(all.end(), mine.begin(), mine.end());
    }
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
    EXPECT_EQ(all.size(), made.size() * ids_each);
}

TEST(IdMaker, GivesDifferentIdsOnDifferentNodes) {
    IdMaker one(0);
    IdMaker two(IdMaker::node_max);
    std::set<std::int64_t> ids;
    for (int i = 0; i < 1000; ++i) {
        ids.insert(one.next());
        ids.insert(two.next());
    }
    EXPECT_EQ(ids.size(), 2000u);
}

Instant clock_of_a_trial{std::chrono::days{20'000}};
Instant trial_clock() { return clock_of_a_trial; }

TEST(IdMaker, GoesOnAtOnceWithGrowingIdsWhenTheClockStepsBack) {
    IdMaker maker(7, trial_clock);
    auto last = maker.next();
    clock_of_a_trial -= std::chrono::hours{1};
    // More than one millisecond has numbers for.
    for (int i = 0; i < 10'000; ++i) {
        const auto next = maker.next();
        ASSERT_GT(next, last);
        last = next;
    }
    clock_of_a_trial += std::chrono::hours{2};
    EXPECT_EQ(IdMaker::made_at(maker.next()), clock_of_a_trial);
}

TEST(IdMaker, GoesOnAfterWhatAnotherRunHasMade) {
    const auto earlier = IdMaker(7, trial_clock).next();
    clock_of_a_trial -= std::chrono::hours{1};
    IdMaker maker(3, trial_clock);
    maker.go_on_after(earlier);
    EXPECT_GT(maker.next(), earlier);
    maker.go_on_after(0);
    EXPECT_GT(maker.next(), earlier);
}

TEST(IdMaker, GivesIdsThatTellWhenTheyWereMade) {
    using std::chrono::system_clock;
    const auto before = std::chrono::floor<std::chrono::milliseconds>(system_clock::now());
    const auto id = IdMaker(3).next();
    EXPECT_GT(id, 0);
    EXPECT_GE(IdMaker::made_at(id), before);
    EXPECT_LE(IdMaker::made_at(id), system_clock::now());
}

TEST(Money, AddsAndSubtracts) {
    EXPECT_EQ(Money::dong(8000) + Money::dong(500), Money::dong(8500));
    EXPECT_EQ((Money::dong(8000) - Money::dong(8500)).dong(), -500);
    EXPECT_LT(Money(), Money::dong(1));
}

enum class Trouble { small, big };

Result<int, Trouble> halved(int number) {
    if (number % 2 != 0) return problem(Trouble::big);
    return number / 2;
}

TEST(Result, HoldsAValueOrAProblem) {
    ASSERT_TRUE(halved(4));
    EXPECT_EQ(*halved(4), 2);
    ASSERT_FALSE(halved(3));
    EXPECT_EQ(halved(3).error(), Trouble::big);
}

TEST(Result, ThrowsWhenTheOtherHalfIsRead) {
    EXPECT_THROW(static_cast<void>(*halved(3)), std::bad_variant_access);
    EXPECT_THROW(static_cast<void>(halved(4).error()), std::bad_variant_access);
}

TEST(Result, KeepsTheHalvesApartWhenTheirTypesAreEqual) {
    const Result<int, int> value(1);
    const Result<int, int> none = problem(1);
    EXPECT_TRUE(value);
    EXPECT_FALSE(none);
}

TEST(Result, CanBeMovedOutOf) {
    Result<std::unique_ptr<int>, Trouble> result(std::make_unique<int>(5));
    const auto held = *std::move(result);
    EXPECT_EQ(*held, 5);
}

TEST(RandomToken, IsLongEnoughAndNeverTheSame) {
    constexpr auto letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const auto token = random_token();
        EXPECT_GE(token.size() * 6, 256u);
        EXPECT_EQ(token.find_first_not_of(letters), std::string::npos);
        seen.insert(token);
    }
    EXPECT_EQ(seen.size(), 100u);
    EXPECT_EQ(random_bytes(16).size(), 16u);
}

TEST(RandomReference, IsThreeGroupsOfFourDigitsAndNeverTheSame) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const auto reference = random_reference();
        ASSERT_EQ(reference.size(), 14u);
        EXPECT_EQ(reference.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz-"),
                  std::string::npos);
        EXPECT_EQ(reference[4], '-');
        EXPECT_EQ(reference[9], '-');
        seen.insert(reference);
    }
    EXPECT_EQ(seen.size(), 100u);
}

}
}
