#include "src/report/period.h"

#include <gtest/gtest.h>

namespace motcua::report {
namespace {

base::Day day(const char* iso) { return *base::parse_day(iso); }
base::Instant at(const char* rfc) { return *base::parse_rfc3339(rfc); }

TEST(Period, IsNamedAsOfADay) {
    const std::vector<NamedPeriod> wanted{{"this_month", {day("2024-02-01"), day("2024-02-29")}},
                                          {"last_month", {day("2024-01-01"), day("2024-01-31")}},
                                          {"this_quarter", {day("2024-01-01"), day("2024-03-31")}},
                                          {"last_quarter", {day("2023-10-01"), day("2023-12-31")}},
                                          {"this_year", {day("2024-01-01"), day("2024-12-31")}},
                                          {"last_year", {day("2023-01-01"), day("2023-12-31")}}};
    const auto named = named_periods(day("2024-02-10"));
    ASSERT_EQ(named.size(), wanted.size());
    for (std::size_t i = 0; i < named.size(); ++i) {
        EXPECT_EQ(named[i].name, wanted[i].name);
        EXPECT_EQ(named[i].period, wanted[i].period) << wanted[i].name;
    }
}

TEST(Period, ThatIsOverIsCountedToTheEndOfItsLastDayWheneverItIsAsked) {
    const Period period{day("2026-10-01"), day("2026-10-31")};
    for (const auto* now : {"2026-11-01T00:00:00+07:00", "2031-01-01T08:00:00+07:00"}) {
        const auto window = window_of(period, at(now));
        EXPECT_EQ(base::rfc3339(window.from), "2026-10-01T00:00:00+07:00");
        EXPECT_EQ(base::rfc3339(window.until), "2026-11-01T00:00:00+07:00");
        EXPECT_TRUE(is_over(period, at(now)));
    }
}

TEST(Period, ThatIsNotOverIsCountedUpToNow) {
    const Period period{day("2026-10-01"), day("2026-10-31")};
    const auto now = at("2026-10-31T23:59:59+07:00");
    EXPECT_EQ(window_of(period, now).until, now);
    EXPECT_FALSE(is_over(period, now));
}

TEST(Period, IsTypedAsPeopleDoOrAsProgramsDo) {
    EXPECT_EQ(typed_day("2026-11-05"), day("2026-11-05"));
    EXPECT_EQ(typed_day("05/11/2026"), day("2026-11-05"));
    EXPECT_EQ(typed_day("5/11/2026"), day("2026-11-05"));
    for (const auto* wrong : {"", "31/02/2026", "5/11", "5/11/26", "a/b/c", "//", "5-11-2026"})
        EXPECT_FALSE(typed_day(wrong)) << wrong;
}

TEST(Period, EndsNotBeforeItBeginsAndBeginsNotTomorrow) {
    const auto today = day("2026-11-24");
    EXPECT_TRUE(period_between(today, today, today));
    EXPECT_TRUE(period_between(today, day("2026-12-31"), today));
    EXPECT_FALSE(period_between(today, day("2026-11-23"), today));
    EXPECT_FALSE(period_between(day("2026-11-25"), day("2026-11-25"), today));
    EXPECT_FALSE(period_between(day("2020-01-01"), today, today));
}

}
}
