#include "src/catalogue/spelling.h"

#include <gtest/gtest.h>

namespace motcua::catalogue {
namespace {

std::vector<std::string> plain(std::string_view text) {
    std::vector<std::string> words;
    for (const auto& word : words_in(text)) words.push_back(word.plain);
    return words;
}

using Words = std::vector<std::string>;

TEST(Words, ArePartedByPunctuationAndHaveNoAccents) {
    EXPECT_EQ(plain("Nhận cha, mẹ, con (lần 2)"), (Words{"nhan", "cha", "me", "con", "lan", "2"}));
    EXPECT_EQ(plain("tem “AB” – mới…xong"), (Words{"tem", "ab", "moi", "xong"}));
    EXPECT_EQ(plain(" \t,. "), Words{});
}

TEST(Words, KnowTheirAccents) {
    const auto words = words_in("má ma đo");
    ASSERT_EQ(words.size(), 3U);
    EXPECT_TRUE(words[0].accented());
    EXPECT_FALSE(words[1].accented());
    EXPECT_TRUE(words[2].accented());
    EXPECT_EQ(words[0].plain, words[1].plain);
}

TEST(Words, AreOneWithEitherLetterI) {
    EXPECT_EQ(words_in("đăng kí"), words_in("đăng ký"));
    EXPECT_EQ(words_in("lí lịch"), words_in("lý lịch"));
    EXPECT_NE(words_in("tai"), words_in("tay"));
    EXPECT_NE(words_in("thúi"), words_in("thúy"));
    EXPECT_EQ(plain("company"), Words{"company"});
}

TEST(Words, OfMarksWithoutLettersDoNoHarm) { EXPECT_EQ(words_in("\u0301 a").back().plain, "a"); }

TEST(Edits, CountWrongMissingSpareAndSwappedLetters) {
    EXPECT_EQ(edits_between("khai", "khai", 2), 0);
    EXPECT_EQ(edits_between("khia", "khai", 2), 1) << "swapped";
    EXPECT_EQ(edits_between("khi", "khai", 2), 1) << "missing";
    EXPECT_EQ(edits_between("khaii", "khai", 2), 1) << "spare";
    EXPECT_EQ(edits_between("khoi", "khai", 2), 1) << "wrong";
    EXPECT_EQ(edits_between("hkia", "khai", 2), 2);
    EXPECT_EQ(edits_between("", "ab", 2), 2);
}

TEST(Edits, BeyondTheLimitAreNotCountedOut) {
    EXPECT_EQ(edits_between("khai", "sinh", 2), 3);
    EXPECT_EQ(edits_between("a", "abcdefgh", 1), 2);
    EXPECT_EQ(edits_between(std::string(40, 'a'), std::string(40, 'a'), 2), 3) << "too long";
}

}
}
