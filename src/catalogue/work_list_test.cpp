#include "src/catalogue/work_list.h"

#include <gtest/gtest.h>

namespace motcua::catalogue {
namespace {

ListingLine line(const std::string& code, std::int64_t open, std::int64_t filed = 0) {
    ListingLine made;
    made.code = code;
    made.name = "Việc " + code;
    made.folded = "viec " + code;
    made.sector = "Hộ tịch";
    made.tiers = "province";
    made.open_checks = open;
    made.filed_lately = filed;
    return made;
}

std::vector<std::string> codes(const WorkPage& page) {
    std::vector<std::string> found;
    for (const auto& each : page.lines) found.push_back(each.code);
    return found;
}

using Codes = std::vector<std::string>;

TEST(WorkList, WhatIsFiledMostComesFirstThenWhatCommunesSettle) {
    auto commune = line("1.000003", 3);
    commune.tiers = "province commune";
    const auto page = work_page({line("1.000001", 3), line("1.000002", 3, 9), commune}, {});
    EXPECT_EQ(codes(page), (Codes{"1.000002", "1.000003", "1.000001"}));
}

TEST(WorkList, CountsAllStatesWhateverIsWanted) {
    auto others = line("1.000004", 3);
    others.run_by = "police";
    auto published = line("1.000005", 0);
    published.revision = 1;
    auto outdated = line("1.000006", 1);
    outdated.revision = 2;
    WantedWork wanted;
    wanted.state = "ready";
    const auto page = work_page({line("1.000001", 3), line("1.000002", 1), line("1.000003", 0),
                                 others, published, outdated},
                                wanted);
    EXPECT_EQ(codes(page), Codes{"1.000003"});
    for (const auto* state : {"untouched", "begun", "ready", "others", "published", "outdated"})
        EXPECT_EQ(page.by_state.at(state), 1) << state;
    EXPECT_EQ(page.by_sector.at("Hộ tịch"), 2) << "two are open";
}

TEST(WorkList, GoesOnAfterTheLastLineOfAPage) {
    WantedWork wanted;
    wanted.limit = 2;
    const std::vector lines{line("1.000001", 3), line("1.000002", 3), line("1.000003", 3)};
    const auto first = work_page(lines, wanted);
    EXPECT_TRUE(first.more);
    wanted.after = first.lines.back().code;
    const auto second = work_page(lines, wanted);
    EXPECT_EQ(codes(second), Codes{"1.000003"});
    EXPECT_FALSE(second.more);
}

TEST(WorkList, FindsByNameCodeSectorAndTier) {
    const std::vector lines{line("1.000001", 3), line("2.000002", 3)};
    EXPECT_EQ(codes(work_page(lines, {.words = "VIỆC 2"})), Codes{"2.000002"});
    EXPECT_EQ(codes(work_page(lines, {.words = "1.00"})), Codes{"1.000001"});
    EXPECT_TRUE(work_page(lines, {.sector = "Đất đai"}).lines.empty());
    EXPECT_EQ(work_page(lines, {.tier = "province"}).found, 2U);
    EXPECT_EQ(work_page(lines, {.tier = "commune"}).found, 0U);
}

}
}
