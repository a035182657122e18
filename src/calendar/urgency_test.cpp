#include "src/calendar/urgency.h"

#include <gtest/gtest.h>

namespace motcua::calendar {
namespace {

base::Instant at(const std::string& day, const std::string& time) {
    return *base::parse_rfc3339(day + "T" + time + ":00+07:00");
}

/// At ten; Friday 20 and Monday 23 November 2026 are working days, Tuesday 24 is off.
std::string_view urgency(const std::string& day, const std::string& time,
                         const std::string& today) {
    const OfficeCalendar calendar({}, {{*base::parse_day("2026-11-24"), DayKind::day_off}},
                                  *base::parse_day("2028-01-01"));
    return name_of(urgency_of(at(day, time), at(today, "10:00"), calendar));
}

TEST(Urgency, IsOverdueFromTheMomentOn) {
    EXPECT_EQ(urgency("2026-11-20", "09:59", "2026-11-20"), "overdue");
    EXPECT_EQ(urgency("2026-11-20", "10:00", "2026-11-20"), "today");
    EXPECT_EQ(urgency("2026-11-20", "17:00", "2026-11-20"), "today");
}

TEST(Urgency, CountsTheDaysOnWhichTheOfficeWorks) {
    EXPECT_EQ(urgency("2026-11-19", "17:00", "2026-11-18"), "one_day");
    EXPECT_EQ(urgency("2026-11-20", "00:00", "2026-11-18"), "three_days");
    EXPECT_EQ(urgency("2026-11-20", "17:00", "2026-11-18"), "three_days") << "the second day";
    EXPECT_EQ(urgency("2026-11-23", "23:59", "2026-11-18"), "three_days") << "the third, Monday";
    EXPECT_EQ(urgency("2026-11-24", "00:00", "2026-11-18"), "five_days");
    EXPECT_EQ(urgency("2026-11-26", "23:59", "2026-11-18"), "five_days") << "Tuesday is off";
    EXPECT_EQ(urgency("2026-11-27", "00:00", "2026-11-18"), "later");
}

TEST(Urgency, LooksAcrossWeekendsAndDaysOff) {
    EXPECT_EQ(urgency("2026-11-21", "17:00", "2026-11-20"), "one_day") << "a Saturday";
    EXPECT_EQ(urgency("2026-11-23", "17:00", "2026-11-20"), "one_day");
    EXPECT_EQ(urgency("2026-11-25", "17:00", "2026-11-20"), "three_days");
    EXPECT_EQ(urgency("2026-11-25", "17:00", "2026-11-23"), "one_day") << "Tuesday is off";
    EXPECT_EQ(urgency("2026-11-26", "17:00", "2026-11-23"), "three_days");
}

TEST(Urgency, EndsItsSearchWhereTheOfficeNeverOpens) {
    std::map<base::Day, DayKind> closed;
    const auto today = *base::parse_day("2026-11-20");
    for (int i = 0; i < 400; ++i) closed[today + std::chrono::days{i}] = DayKind::day_off;
    const OfficeCalendar calendar({}, closed, *base::parse_day("2028-01-01"));
    EXPECT_EQ(urgency_of(at("2027-11-01", "17:00"), at("2026-11-20", "10:00"), calendar),
              Urgency::later);
}

TEST(Urgency, IsKnownByItsNameAsFarAsItIsAskedFor) {
    EXPECT_EQ(urgency_named("overdue"), Urgency::overdue);
    EXPECT_EQ(urgency_named("five_days"), Urgency::five_days);
    EXPECT_FALSE(urgency_named("later"));
    EXPECT_FALSE(urgency_named("soon"));
}

}
}
