#include "lib/base/text.h"

#include <gtest/gtest.h>

namespace motcua::base {
namespace {

TEST(Storable, IsUtf8WithoutTheZero) {
    EXPECT_TRUE(is_storable(""));
    EXPECT_TRUE(is_storable("Đăng ký khai sinh 😀"));
    EXPECT_FALSE(is_storable(std::string("a\0b", 3)));
    EXPECT_FALSE(is_storable("\xff"));
    EXPECT_FALSE(is_storable("\xc3"));
    EXPECT_FALSE(is_storable("\xc0\xaf")) << "overlong";
    EXPECT_FALSE(is_storable("\xed\xa0\x80")) << "half of a surrogate pair";
}

TEST(Nfc, ComposesWhatWasTypedInPieces) {
    EXPECT_EQ(nfc("Tiê\u0301ng Vie\u0323\u0302t"), "Tiếng Việt");
    EXPECT_EQ(nfc("Tiếng Việt"), "Tiếng Việt");
    EXPECT_EQ(nfc("plain"), "plain");
    EXPECT_EQ(nfc(""), "");
}

TEST(Folded, HasNoAccentsCapitalsOrSpareBlanks) {
    EXPECT_EQ(folded("Đăng ký  KHAI SINH "), "dang ky khai sinh");
    EXPECT_EQ(folded("ĐỖ NGỌC DIỆP"), "do ngoc diep");
    EXPECT_EQ(folded("Ưu Ơn Ăn Âm Ê Ô"), "uu on an am e o");
    EXPECT_EQ(folded("\t a\n\u00a0b \r"), "a b");
    EXPECT_EQ(folded("   "), "");
    EXPECT_EQ(folded(""), "");
}

TEST(Folded, IsTheSameForBothWaysToWriteALetter) {
    EXPECT_EQ(folded("Ngo\u0323c"), folded("Ngọc"));
    EXPECT_EQ(folded(folded("Vũ Minh Khang")), folded("Vũ Minh Khang"));
}

TEST(Spelled, KeepsAccentsWhereverTheToneWasWritten) {
    EXPECT_EQ(spelled("HOÀ  bình"), spelled("hòa bình"));
    EXPECT_EQ(spelled("thuỷ"), spelled("Thủy"));
    EXPECT_EQ(spelled("Tiê\u0301ng"), spelled("tiếng"));
    EXPECT_NE(spelled("má"), spelled("ma"));
    EXPECT_NE(spelled("sơ"), spelled("so"));
    EXPECT_NE(spelled("đo"), spelled("do"));
    EXPECT_EQ(spelled(" gks\t1 "), "gks 1");
    EXPECT_EQ(spelled(""), "");
}

TEST(Spelled, LeavesTheToneWithItsOwnWord) {
    EXPECT_EQ(spelled("mẹ,con"), spelled("me\u0323,con"));
    EXPECT_NE(spelled("mẹ con"), spelled("me cọn"));
    EXPECT_NE(spelled("mẹ,con"), spelled("me,cọn"));
}

TEST(WithoutAccents, KeepsCapitalsAndBlanks) {
    EXPECT_EQ(without_accents("Đã tiếp nhận  hồ sơ ĐỖ NGỌC"), "Da tiep nhan  ho so DO NGOC");
    EXPECT_EQ(without_accents("Ưu Ơn Ăn Âm Ê Ô ỹ"), "Uu On An Am E O y");
    EXPECT_EQ(without_accents("Ngo\u0323c"), without_accents("Ngọc"));
    EXPECT_EQ(without_accents("H42.02.01-261124-0001: 17h, 24/11/2026"),
              "H42.02.01-261124-0001: 17h, 24/11/2026");
    EXPECT_EQ(without_accents(""), "");
}

TEST(Trimmed, HasNoBlanksAtItsEnds) {
    EXPECT_EQ(trimmed("  Vũ Minh \n"), "Vũ Minh");
    EXPECT_EQ(trimmed(" \t "), "");
    EXPECT_EQ(trimmed(""), "");
}

}
}
