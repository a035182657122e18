#include "lib/base/time.h"

#include <gtest/gtest.h>

namespace motcua::base {
namespace {

TEST(Rfc3339, IsWrittenInVietnameseTime) {
    EXPECT_EQ(rfc3339(from_microseconds(0)), "1970-01-01T07:00:00+07:00");
    EXPECT_EQ(rfc3339(from_microseconds(1'795'600'800'999'999)), "2026-11-25T17:00:00+07:00");
    EXPECT_EQ(rfc3339(from_microseconds(-1)), "1970-01-01T06:59:59+07:00");
}

TEST(Rfc3339, IsReadInAnyOffset) {
    const auto five = from_microseconds(1'795'600'800'000'000);
    for (const auto* text :
         {"2026-11-25T17:00:00+07:00", "2026-11-25T10:00:00Z", "2026-11-25 10:00:00Z",
          "2026-11-25T10:00:00.123456Z", "2026-11-24T22:30:00-11:30"})
        EXPECT_EQ(parse_rfc3339(text), five) << text;
}

TEST(Rfc3339, IsReadBack) {
    const auto at = from_microseconds(1'799'999'999'000'000);
    EXPECT_EQ(parse_rfc3339(rfc3339(at)), at);
}

TEST(Rfc3339, IsNothingWhenItIsNoMoment) {
    for (const auto* text :
         {"", "2026-11-25", "2026-11-25T17:00:00", "2026-11-25T17:00+07:00", "2026-11-25T24:00:00Z",
          "2026-11-25T17:60:00Z", "2026-11-25T17:00:60Z", "2026-02-29T17:00:00Z",
          "2026-13-01T17:00:00Z", "2026-11-25T17:00:00+0700", "2026-11-25T17:00:00+24:00",
          "2026-11-25T17:00:00Zz", "26-11-25T17:00:00Z", "2026-11-25T17:00:00 Z",
          "2026-11-25T-1:00:00Z"})
        EXPECT_FALSE(parse_rfc3339(text)) << text;
}

TEST(Rfc3339, HasFourDigitsOfYearInVietnam) {
    for (const auto* text : {"0000-01-01T00:00:00+07:00", "9999-12-31T23:59:59+07:00"})
        EXPECT_EQ(rfc3339(parse_rfc3339(text).value()), text);
    for (const auto* text : {"0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59Z"})
        EXPECT_FALSE(parse_rfc3339(text)) << text;
}

TEST(Day, IsTheOneInVietnam) {
    const auto before_midnight = parse_rfc3339("2026-11-23T16:59:59Z").value();
    EXPECT_EQ(iso_day(day_of(before_midnight)), "2026-11-23");
    EXPECT_EQ(iso_day(day_of(before_midnight + std::chrono::seconds{1})), "2026-11-24");
}

TEST(Day, IsReadBack) {
    for (const auto* text : {"2026-11-25", "2024-02-29", "1970-01-01", "1899-12-31"})
        EXPECT_EQ(iso_day(parse_day(text).value()), text);
}

TEST(Day, IsNothingWhenItIsInNoCalendar) {
    for (const auto* text : {"", "2026-02-29", "2026-00-01", "2026-1-1", "2026-11-25 ",
                             "25/11/2026", "2026-11-31", "２026-11-25"})
        EXPECT_FALSE(parse_day(text)) << text;
}

TEST(LocalTime, IsReadBack) {
    const auto at = from_microseconds(1'795'600'800'123'456);
    EXPECT_EQ(from_local(to_local(at)), at);
    EXPECT_EQ(from_microseconds(to_microseconds(at)), at);
}

}
}
