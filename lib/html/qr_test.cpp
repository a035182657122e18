#include "lib/html/qr.h"

#include <gtest/gtest.h>

namespace motcua::html {
namespace {

TEST(QrCode, GrowsWithItsTextAndBeginsWithAFinderSquare) {
    const auto small = qr_code("https://motcua.example/track/H42");
    const auto large = qr_code(std::string(400, 'x'));
    EXPECT_EQ((small.squares - 17) % 4, 0);
    EXPECT_GT(large.squares, small.squares);
    EXPECT_TRUE(small.path.starts_with("M0 0h7v1H0z"));
}

TEST(QrCode, RefusesWhatNoCodeCanHold) {
    EXPECT_THROW(qr_code(""), std::runtime_error);
    EXPECT_THROW(qr_code(std::string(2332, 'x')), std::runtime_error);
}

}
}
