#include "lib/base/base64.h"

#include <gtest/gtest.h>

namespace motcua::base {
namespace {

TEST(Base64, MatchesTheVectorsOfRfc4648) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64("\xfb\xff"), "+/8=");
}

TEST(Base64, ReadsWhatItWrites) {
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        bytes.push_back(static_cast<char>(i));
        EXPECT_EQ(from_base64(base64(bytes)), bytes);
    }
}

TEST(Base64, RefusesWhatItWouldNotHaveWritten) {
    for (const auto* text : {"Zg", "Zg=", "Zh==", "Z g==", "Zg==\n", "-_8=", "Zg==Zg==", "="})
        EXPECT_EQ(from_base64(text), std::nullopt) << text;
}

}
}
