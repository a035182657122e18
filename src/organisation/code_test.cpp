#include "src/organisation/code.h"

#include <gtest/gtest.h>

namespace motcua::organisation {
namespace {

/// The code as kept, or the name of what is wrong.
std::string read(std::string_view typed) {
    const auto code = AgencyCode::parse(typed);
    return code ? code->text() : "(" + std::string(name_of(code.error())) + ")";
}

TEST(AgencyCode, IsReadFromTheTopDown) {
    EXPECT_EQ(read("H40"), "H40");
    EXPECT_EQ(read("H40.05.02"), "H40.05.02");
    EXPECT_EQ(read("G09.20"), "G09.20");
    EXPECT_EQ(read("H42.02.100.7B"), "H42.02.100.7B");
}

TEST(AgencyCode, IsReadFromTheBottomUpWithItsZeros) {
    EXPECT_EQ(read("000.02.05.H40"), "H40.05.02");
    EXPECT_EQ(read("001.02.05.H40"), "H40.05.02.001");
    EXPECT_EQ(read("000.00.00.G22"), "G22");
    EXPECT_EQ(read("000.00.01.H20"), "H20.01");
}

TEST(AgencyCode, IsReadFromTheBottomUpWithoutItsZeros) {
    EXPECT_EQ(read("28.22.H17"), "H17.22.28");
    EXPECT_EQ(read("00.01.H03"), "H03.01");
}

TEST(AgencyCode, MayBeTypedInSmallLettersWithBlanksAround) {
    EXPECT_EQ(read(" h40.05.02\n"), "H40.05.02");
    EXPECT_EQ(read("000.02.05.h40 "), "H40.05.02");
}

TEST(AgencyCode, IsRefusedByName) {
    EXPECT_EQ(read("  "), "(empty)");
    EXPECT_EQ(read("H40." + std::string(32, '1')), "(too_long)");
    EXPECT_EQ(read("H40-05"), "(bad_character)");
    EXPECT_EQ(read("H40.Đ5"), "(bad_character)");
    EXPECT_EQ(read("H40..02"), "(empty_group)");
    EXPECT_EQ(read("H40.05."), "(empty_group)");
    EXPECT_EQ(read("40.05.02"), "(no_top)");
    EXPECT_EQ(read("Z12ABC"), "(no_top)");
    EXPECT_EQ(read("H40.05.G22"), "(two_tops)");
    EXPECT_EQ(read("H40.00.02"), "(zero_group)");
    EXPECT_EQ(read("000.02.00.H40"), "(zero_group)");
}

TEST(AgencyCode, OfThirtyFiveCharactersIsTaken) {
    const auto longest = "H40." + std::string(31, '1');
    EXPECT_EQ(read(longest), longest);
}

TEST(AgencyCode, WithSeveralFaultsNamesTheFirstOfTheOrder) {
    EXPECT_EQ(read(std::string(36, '-')), "(too_long)");
    EXPECT_EQ(read("-..-"), "(bad_character)");
    EXPECT_EQ(read("40..02"), "(empty_group)");
    EXPECT_EQ(read("H40.00.G22"), "(two_tops)");
}

std::string of_2016(std::string_view typed) {
    return AgencyCode::parse(typed)->text_of_2016().value_or("(none)");
}

TEST(AgencyCode, IsShownInTheOrderOf2016) {
    EXPECT_EQ(of_2016("H40"), "000.00.00.H40");
    EXPECT_EQ(of_2016("H40.05"), "000.00.05.H40");
    EXPECT_EQ(of_2016("H40.05.02"), "000.02.05.H40");
    EXPECT_EQ(of_2016("H40.05.02.001"), "001.02.05.H40");
}

TEST(AgencyCode, ThatFitsShownAndReadAgainIsTheSame) {
    for (const auto* code : {"H40", "H40.05", "H40.05.02", "H40.05.02.001"})
        EXPECT_EQ(read(of_2016(code)), code);
}

TEST(AgencyCode, ThatDoesNotFitHasNoOrderOf2016) {
    EXPECT_EQ(of_2016("H42.02.100"), "(none)");
    EXPECT_EQ(of_2016("H40.05.02.01"), "(none)");
    EXPECT_EQ(of_2016("H40.05.02.001.01"), "(none)");
}

TEST(AgencyCode, KnowsItsParent) {
    const auto code = AgencyCode::parse("000.02.05.H40");
    EXPECT_EQ(code->depth(), 3u);
    EXPECT_EQ(code->parent()->text(), "H40.05");
    EXPECT_EQ(code->parent()->parent()->text(), "H40");
    EXPECT_FALSE(code->parent()->parent()->parent());
}

TEST(KeptCode, LeavesWhatIsNoCodeAsItIs) {
    EXPECT_EQ(kept_code("000.02.05.H40"), "H40.05.02");
    EXPECT_EQ(kept_code(" x y "), "x y");
}

}
}
