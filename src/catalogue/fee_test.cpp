#include "src/catalogue/fee.h"

#include <gtest/gtest.h>

namespace motcua::catalogue {
namespace {

FeeLine priced(std::int64_t amount) {
    FeeLine line;
    line.amount_dong = amount;
    return line;
}

TEST(Fee, IsThePriceTimesTheUnits) {
    EXPECT_EQ(amount_of(priced(8000), 1), 8000);
    EXPECT_EQ(amount_of(priced(8000), 3), 24'000);
    EXPECT_EQ(amount_of(priced(8000), 0), 0);
}

TEST(Fee, HasASecondPriceAfterTheFirstUnits) {
    auto line = priced(2000);
    line.first_units = 2;
    line.later_amount_dong = 1000;
    EXPECT_EQ(amount_of(line, 2), 4000);
    EXPECT_EQ(amount_of(line, 5), 7000);
}

TEST(Fee, NeverPassesItsUpperBound) {
    auto line = priced(2000);
    line.at_most_dong = 200'000;
    EXPECT_EQ(amount_of(line, 100), 200'000);
    EXPECT_EQ(amount_of(line, 101), 200'000);
}

TEST(Fee, IsUnknownWhereThePriceIsNotVerified) { EXPECT_FALSE(amount_of(FeeLine{}, 1)); }

}
}
