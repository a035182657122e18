#include "src/web/rate_limit.h"

#include <gtest/gtest.h>

namespace motcua::web {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr base::Instant noon{hours{12}};

class ThreeAtOnce : public testing::Test {
  protected:
    std::int64_t ask(base::Instant now, const std::string& peer = "a") {
        return limit_.wait_seconds(peer, now);
    }
    void use_up(base::Instant now) {
        for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(now), 0);
    }

  private:
    RateLimit limit_{3, seconds{10}};
};

TEST_F(ThreeAtOnce, MayPassAndThenOneEachInterval) {
    use_up(noon);
    EXPECT_EQ(ask(noon), 10);
    EXPECT_EQ(ask(noon, "b"), 0);
    EXPECT_EQ(ask(noon + seconds{10}), 0);
    EXPECT_EQ(ask(noon + seconds{10}), 10);
}

TEST_F(ThreeAtOnce, AreNotKeptOutUntilTheOldTimeComesWhenTheClockIsPutBack) {
    use_up(noon);
    EXPECT_EQ(ask(noon - hours{1}), 10);
    EXPECT_EQ(ask(noon - hours{1} + seconds{10}), 0);
}

}
}
