#include "lib/base/base32.h"

#include <gtest/gtest.h>

namespace motcua::base {
namespace {

TEST(Base32, CountsEachByteOnceAndFillsUpTheLastDigit) {
    EXPECT_EQ(base32(""), "");
    EXPECT_EQ(base32(std::string(1, '\0')), "00");
    EXPECT_EQ(base32("\x08"), "10");
    EXPECT_EQ(base32("\xff"), "zw");
    EXPECT_EQ(base32("foobar"), "csqpyrk1e8");
    EXPECT_EQ(base32("\xff\xff\xff\xff\xff"), "zzzzzzzz");
}

TEST(Base32, HasNoLetterThatIsTakenForADigit) {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<char>(i));
    EXPECT_EQ(base32(bytes).find_first_of("ilou"), std::string::npos);
}

}
}
