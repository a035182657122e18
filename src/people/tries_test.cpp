#include "src/people/tries.h"

#include <gtest/gtest.h>

namespace motcua::people {
namespace {

base::Instant minute(std::int64_t count) {
    return base::from_microseconds((1'000'000 + count) * 60'000'000);
}

constexpr std::int64_t quarter_hour = 15 * 60;

void add(Tries& tries, int times, const Attempt& attempt) {
    for (int i = 0; i < times; ++i) tries.add(attempt, minute(0));
}

Attempt registrar_from(int peer) { return {"ho-tich", "192.0.2." + std::to_string(peer)}; }

TEST(Tries, StopOnePeerAfterFiveForOneLoginAndNobodyElse) {
    Tries tries;
    add(tries, 4, registrar_from(1));
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(0)), 0);
    add(tries, 1, registrar_from(1));
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(0)), quarter_hour);
    EXPECT_EQ(tries.wait_seconds(registrar_from(2), minute(0)), 0);
    EXPECT_EQ(tries.wait_seconds({"van-thu", "192.0.2.1"}, minute(0)), 0);
}

TEST(Tries, StopEverybodyAfterFiftyForOneLogin) {
    Tries tries;
    for (int peer = 0; peer < 9; ++peer) add(tries, 5, registrar_from(peer));
    add(tries, 4, registrar_from(9));
    EXPECT_EQ(tries.wait_seconds(registrar_from(99), minute(0)), 0);
    add(tries, 1, registrar_from(9));
    EXPECT_EQ(tries.wait_seconds(registrar_from(99), minute(0)), quarter_hour);
    EXPECT_EQ(tries.wait_seconds({"van-thu", "192.0.2.99"}, minute(0)), 0);
}

TEST(Tries, StopOnePeerAfterAHundredWhateverTheLogins) {
    Tries tries;
    for (int i = 0; i < 99; ++i) add(tries, 1, {"login-" + std::to_string(i), "192.0.2.1"});
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(0)), 0);
    add(tries, 1, {"login-99", "192.0.2.1"});
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(0)), quarter_hour);
    EXPECT_EQ(tries.wait_seconds(registrar_from(2), minute(0)), 0);
}

TEST(Tries, SayHowLongToWaitAndForgetAfterAQuarterOfAnHour) {
    Tries tries;
    add(tries, 5, registrar_from(1));
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(14)), 60);
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(15)), 0);
    tries.add(registrar_from(1), minute(15));
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(15)), 0) << "counted anew";
}

TEST(Tries, OfOthersStayCountedWhenSomebodySignsIn) {
    Tries tries;
    for (int peer = 0; peer < 10; ++peer) add(tries, 5, registrar_from(peer));
    tries.forget(registrar_from(1));
    EXPECT_GT(tries.wait_seconds(registrar_from(1), minute(0)), 0);
}

TEST(Tries, OfOnePeerAreForgottenWhenItSignsIn) {
    Tries tries;
    add(tries, 4, registrar_from(1));
    tries.forget(registrar_from(1));
    add(tries, 4, registrar_from(1));
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(0)), 0);
}

TEST(Tries, ForgetTheOlderHalfOfACrowd) {
    Tries tries;
    add(tries, 5, registrar_from(1));
    for (std::size_t i = 0; i < Tries::watched_max; ++i)
        tries.add({std::to_string(i), "2001:db8::" + std::to_string(i)},
                  minute(0) + std::chrono::milliseconds{1 + static_cast<int>(i)});
    EXPECT_EQ(tries.wait_seconds(registrar_from(1), minute(1)), 0);
    for (int i = 0; i < 4; ++i) tries.add({"49999", "2001:db8::49999"}, minute(1));
    EXPECT_GT(tries.wait_seconds({"49999", "2001:db8::49999"}, minute(1)), 0);
}

TEST(Tries, KeepOfALoginOnlyItsBeginning) {
    Tries tries;
    const std::string endless(100'000, 'a');
    add(tries, 5, {endless, "192.0.2.1"});
    EXPECT_GT(tries.wait_seconds({endless + "b", "192.0.2.1"}, minute(0)), 0);
}

}
}
