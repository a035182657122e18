#include "src/catalogue/csv.h"

#include <gtest/gtest.h>

#include "src/catalogue/crawl.h"

namespace motcua::catalogue {
namespace {

const std::vector<std::string> header{"code",  "name",     "tiers", "channels",
                                      "limit", "fee_dong", "papers"};

std::string refused(std::string_view line) {
    const auto record = csv_record(header, line);
    return record ? "read" : std::string(name_of(record.error()));
}

TEST(Csv, ReadsQuotedCells) {
    const auto cells = csv_cells(R"(a,"b, ""c""",,d)");
    ASSERT_TRUE(cells);
    EXPECT_EQ(*cells, (std::vector<std::string>{"a", "b, \"c\"", "", "d"}));
    EXPECT_FALSE(csv_cells("a,\"b"));
}

TEST(Csv, KnowsItsHeader) {
    EXPECT_TRUE(is_csv_header(header));
    EXPECT_FALSE(is_csv_header({"code", "name"}));
    EXPECT_FALSE(is_csv_header({"code", "name", "tiers", "price"}));
    EXPECT_FALSE(is_csv_header({"code", "name", "tiers", "code"}));
}

TEST(Csv, MakesAListing) {
    const auto record = csv_record(
        header, "9.000001,Cấp giấy thử,province | commune,online|counter,5 working_days,15000,"
                "Tờ khai = 1+0 | Bản sao giấy tờ = 0+1");
    ASSERT_TRUE(record);
    const auto listing = listing_of(*record);
    ASSERT_TRUE(listing);
    EXPECT_EQ(listing->tiers, (std::vector<std::string>{"province", "commune"}));
    ASSERT_EQ(listing->methods.size(), 2u);
    EXPECT_EQ(limit_of(*listing).term->length, 5);
    EXPECT_EQ(fee_of(*listing).amount_dong, 15000);
    ASSERT_EQ(listing->papers.size(), 2u);
    EXPECT_EQ(listing->papers[1].copies, 1);
}

TEST(Csv, NamesWhatIsWrongWithALine) {
    EXPECT_EQ(refused("9.000001,x,commune,online,5 working_days,0,Đơn = 1"), "read");
    EXPECT_EQ(refused("9.000001,x,commune"), "wrong_number_of_cells");
    EXPECT_EQ(refused("9.000001,\"x,commune,online,,,"), "unclosed_quote");
    EXPECT_EQ(refused("9.000001,x,commune,online,5 ngày,0,"), "bad_limit");
    EXPECT_EQ(refused("9.000001,x,commune,online,0 months,0,"), "bad_limit");
    EXPECT_EQ(refused("9.000001,x,commune,online,,free,"), "bad_fee");
    EXPECT_EQ(refused("9.000001,x,commune,online,,,Đơn"), "bad_paper");
}

}
}
