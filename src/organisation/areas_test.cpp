#include "src/organisation/areas.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace motcua::organisation {
namespace {

const AreaTexts& shipped_texts() {
    static const auto texts = [] {
        AreaTexts read;
        for (const auto& file : Areas::files()) {
            std::ifstream in(MOTCUA_SOURCE_DIR "/data/areas/" + file, std::ios::binary);
            read[file] = {std::istreambuf_iterator<char>(in), {}};
        }
        return read;
    }();
    return texts;
}

const Areas& shipped() {
    static const Areas areas(shipped_texts());
    return areas;
}

/// A small country: Đông and Tây become one, Nam is divided, Lạc is lost.
AreaTexts a_country() {
    return {
        {"2022-10.tsv", "code\tname\tparent\n01\tTỉnh Xưa\t\n001\tHuyện Cũ\t01\n"
                        "00001\tXã Đông\t001\n00002\tXã Tây\t001\n00003\tXã Nam\t001\n"
                        "00004\tXã Lạc\t001\n00005\tXã Bắc\t001\n"},
        {"2025-06.tsv", "code\tname\tparent\n01\tTỉnh Xưa\t\n001\tHuyện Cũ\t01\n"
                        "00001\tXã Đông Tây\t001\n00003\tXã Nam\t001\n00005\tXã Bắc Hà\t001\n"},
        {"2025-07.tsv", "code\tname\tparent\tresolution\n01\tTỉnh Nay\t\t\n"
                        "00001\tXã Đông Tây\t01\t1/NQ\n00009\tPhường Nam Mới\t01\t1/NQ\n"},
        {"2022-10_to_2025-06.tsv",
         "old\tnew\thow\n00001\t00001\tsame\n00002\t00001\talias\n00004\t\tunresolved\n"},
        {"2025-06_to_2025-07.tsv", "old\tnew\tdivided\n00001\t00001\t0\n00003\t00001\t1\n"
                                   "00003\t00009\t1\n00005\t00009\t0\n"},
    };
}

std::vector<std::string> today(const Areas& areas, Era era, const std::string& code) {
    std::vector<std::string> found;
    for (const auto& each : areas.today(*areas.find(era, code)))
        found.push_back(each.area->code + (each.part ? " part" : "") +
                        (each.assumed ? " assumed" : ""));
    return found;
}

std::vector<std::string> paths(const Areas::Page& page) {
    std::vector<std::string> found;
    for (const auto* area : page.areas)
        found.push_back(std::string(name_of(area->era)) + " " + area->path());
    return found;
}

using Texts = std::vector<std::string>;

TEST(Areas, ThatWereMergedAreOneToday) {
    const Areas areas(a_country());
    EXPECT_EQ(today(areas, Era::october_2022, "00001"), Texts{"00001"});
    EXPECT_EQ(today(areas, Era::october_2022, "00002"), Texts{"00001"});
}

TEST(Areas, ThatWereDividedAreSeveralToday) {
    const Areas areas(a_country());
    EXPECT_EQ(today(areas, Era::june_2025, "00003"), (Texts{"00001 part", "00009 part"}));
    EXPECT_EQ(today(areas, Era::october_2022, "00003"), (Texts{"00001 part", "00009 part"}));
}

TEST(Areas, WithAnotherNameUnderTheSameCodeAreAssumedToBeTheSame) {
    const Areas areas(a_country());
    EXPECT_EQ(today(areas, Era::october_2022, "00005"), Texts{"00009 assumed"});
    EXPECT_EQ(today(areas, Era::june_2025, "00005"), Texts{"00009"});
}

TEST(Areas, OfWhichNothingIsKnownHaveNoSuccessor) {
    const Areas areas(a_country());
    EXPECT_EQ(today(areas, Era::october_2022, "00004"), Texts{});
}

TEST(Areas, OfTodayAreThemselves) {
    const Areas areas(a_country());
    EXPECT_EQ(today(areas, Era::july_2025, "00009"), Texts{"00009"});
}

TEST(Areas, KnowWhatTheyCameFrom) {
    const Areas areas(a_country());
    Texts codes;
    for (const auto& each : areas.predecessors(*areas.find(Era::july_2025, "00001")))
        codes.push_back(each.area->name + (each.part ? " part" : ""));
    EXPECT_EQ(codes, (Texts{"Xã Đông Tây", "Xã Nam part"}));
}

TEST(AreaSearch, FindsByWordsInAnyOrderWithoutAccents) {
    const Areas areas(a_country());
    EXPECT_EQ(
        paths(areas.search({.words = "dong xua", .limit = 20})),
        (Texts{"2022-10 Xã Đông, Huyện Cũ, Tỉnh Xưa", "2025-06 Xã Đông Tây, Huyện Cũ, Tỉnh Xưa"}));
    EXPECT_EQ(areas.search({.words = "khong co"}).areas.size(), 0u);
}

TEST(AreaSearch, ShowsWhatTwoErasHaveAlikeOnce) {
    const Areas areas(a_country());
    EXPECT_EQ(paths(areas.search({.kind = "commune", .words = "xa nam"})),
              Texts{"2025-06 Xã Nam, Huyện Cũ, Tỉnh Xưa"});
    EXPECT_EQ(paths(areas.search({.era = Era::october_2022, .words = "xa nam"})),
              Texts{"2022-10 Xã Nam, Huyện Cũ, Tỉnh Xưa"});
}

TEST(AreaSearch, PutsTheVeryNameFirst) {
    const auto page = shipped().search({.era = Era::july_2025, .words = "hoa lu", .limit = 2});
    ASSERT_EQ(page.areas.size(), 2u);
    EXPECT_EQ(page.areas[0]->path(), "Phường Hoa Lư, Tỉnh Ninh Bình");
}

TEST(AreaSearch, KnowsCommonAbbreviations) {
    const auto page =
        shipped().search({.era = Era::june_2025, .words = "p. Cửa Bắc, TP. Nam Định"});
    ASSERT_EQ(page.areas.size(), 1u);
    EXPECT_EQ(page.areas[0]->name, "Phường Cửa Bắc");
}

TEST(AreaSearch, ComesPageByPage) {
    const Areas areas(a_country());
    const auto first = areas.search({.era = Era::october_2022, .parent = "001", .limit = 3});
    EXPECT_EQ(first.areas.size(), 3u);
    EXPECT_TRUE(first.more);
    const auto rest =
        areas.search({.era = Era::october_2022, .parent = "001", .limit = 3, .after = 3});
    EXPECT_EQ(rest.areas.size(), 2u);
    EXPECT_FALSE(rest.more);
}

std::string fault_with(const std::string& file, const std::string& text) {
    auto texts = a_country();
    texts[file] = text;
    try {
        const Areas areas(texts);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

TEST(AreaTexts, AreRefusedWithFileAndLine) {
    const auto head = "code\tname\tparent\n";
    EXPECT_EQ(fault_with("2022-10.tsv", std::string(head) + "01\tTỉnh\n"),
              "areas: 2022-10.tsv:2: not 3 columns");
    EXPECT_EQ(fault_with("2022-10.tsv", std::string(head) + "1\tTỉnh\t\n"),
              "areas: 2022-10.tsv:2: no area has this code and name");
    EXPECT_EQ(fault_with("2022-10.tsv", std::string(head) + "001\tHuyện\t\n"),
              "areas: 2022-10.tsv:2: only provinces have no parent");
    EXPECT_EQ(fault_with("2022-10.tsv", std::string(head) + "001\tHuyện\t01\n"),
              "areas: 2022-10.tsv:2: its parent does not come before it");
    EXPECT_EQ(fault_with("2022-10.tsv", std::string(head) + "01\tA\t\n01\tB\t\n"),
              "areas: 2022-10.tsv:3: its code comes twice");
    EXPECT_EQ(fault_with("2025-06_to_2025-07.tsv", "old\tnew\tdivided\n00001\t77777\t0\n"),
              "areas: 2025-06_to_2025-07.tsv:2: nothing has that code");
}

TEST(ShippedAreas, AreAllThere) {
    const auto count = [](Era era, const char* kind) {
        return shipped().search({.era = era, .kind = kind, .limit = 100'000}).areas.size();
    };
    EXPECT_EQ(count(Era::october_2022, "province"), 63u);
    EXPECT_EQ(count(Era::october_2022, "district"), 705u);
    EXPECT_EQ(count(Era::october_2022, "commune"), 10'599u);
    EXPECT_EQ(count(Era::june_2025, "district"), 696u);
    EXPECT_EQ(count(Era::june_2025, "commune"), 10'035u);
    EXPECT_EQ(count(Era::july_2025, "province"), 34u);
    EXPECT_EQ(count(Era::july_2025, "commune"), 3'321u);
    EXPECT_EQ(shipped().search({.era = Era::july_2025, .parent = "37", .limit = 1000}).areas.size(),
              129u);
}

TEST(ShippedAreas, OfJune2025AllHaveASuccessor) {
    const auto all = shipped().search({.era = Era::june_2025, .kind = "commune", .limit = 100'000});
    for (const auto* area : all.areas) EXPECT_FALSE(shipped().today(*area).empty()) << area->code;
}

TEST(ShippedAreas, TellOfADividedCommuneWhereItsPartsAre) {
    std::size_t divided = 0;
    const auto all = shipped().search({.era = Era::june_2025, .kind = "commune", .limit = 100'000});
    for (const auto* area : all.areas) {
        const auto now = shipped().today(*area);
        if (now.size() > 1) ++divided;
        for (const auto& each : now) EXPECT_TRUE(now.size() == 1 || each.part) << area->code;
    }
    EXPECT_EQ(divided, 471u);
}

TEST(ShippedAreas, LeadFromACommuneOf2022ToTheOneOfToday) {
    const auto page = shipped().search({.kind = "commune", .words = "xã Liên Bảo, h. Vụ Bản"});
    ASSERT_EQ(page.areas.size(), 1u);
    const auto now = shipped().today(*page.areas.front());
    ASSERT_EQ(now.size(), 1u);
    EXPECT_EQ(now.front().area->path(), "Phường Trường Thi, Tỉnh Ninh Bình");
}

TEST(Era, IsTheOneOfTheDay) {
    const auto on = [](const char* day) { return name_of(era_on(*base::parse_day(day))); };
    EXPECT_EQ(on("2022-10-01"), "2022-10");
    EXPECT_EQ(on("2025-06-30"), "2025-06");
    EXPECT_EQ(on("2025-07-01"), "2025-07");
    EXPECT_EQ(on("2026-11-24"), "2025-07");
}

TEST(AreaName, IsKnownWithoutItsKind) {
    EXPECT_EQ(shipped().find(Era::july_2025, "37")->short_name(), "Ninh Bình");
    EXPECT_EQ(shipped().find(Era::july_2025, "14329")->short_name(), "Hoa Lư");
}

}
}
