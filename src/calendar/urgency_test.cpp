#include "src/calendar/urgency.h"

#include <gtest/gtest.h>

namespace motcua::calendar {
namespace {

base::Instant at(const std::string& day, const std::string& time) {
    return *base::parse_rfc3339(day + "T" + time + ":00+07:00");
}

/// At ten; Friday 20 and Monday 23 November 2026 are working days, Tuesday 24 is off.
std::string urgency(const std::string& day, const std::string& time, const std::string& today) {
    const OfficeCalendar calendar(
        {}, {{*base::parse_day("2026-11-24"), calendar::DayKind::day_off}},
        *base::parse_day("2028-01-01"));
    return urgency_of(at(day, time), at(today, "10:00"), calendar);
}

TEST(Urgency, IsOverdueFromTheMomentOn) {
    EXPECT_EQ(urgency("2026-11-20", "09:59", "2026-11-20"), "overdue");
    EXPECT_EQ(urgency("2026-11-20", "10:00", "2026-11-20"), "today");
    EXPECT_EQ(urgency("2026-11-20", "17:00", "2026-11-20"), "today");
}

TEST(Urgency, IsSoonUpToTheNextWorkingDay) {
    EXPECT_EQ(urgency("2026-11-19", "17:00", "2026-11-18"), "soon");
    EXPECT_EQ(urgency("2026-11-20", "17:00", "2026-11-18"), "later");
}

TEST(Urgency, LooksAcrossWeekendsAndDaysOff) {
    EXPECT_EQ(urgency("2026-11-21", "17:00", "2026-11-20"), "soon") << "a Saturday, before Monday";
    EXPECT_EQ(urgency("2026-11-23", "17:00", "2026-11-20"), "soon");
    EXPECT_EQ(urgency("2026-11-25", "17:00", "2026-11-20"), "later");
    EXPECT_EQ(urgency("2026-11-25", "17:00", "2026-11-23"), "soon") << "Tuesday is off";
    EXPECT_EQ(urgency("2026-11-26", "17:00", "2026-11-23"), "later");
}

TEST(Urgency, EndsItsSearchWhereTheOfficeNeverOpens) {
    std::map<base::Day, calendar::DayKind> closed;
    const auto today = *base::parse_day("2026-11-20");
    for (int i = 0; i < 400; ++i) closed[today + std::chrono::days{i}] = calendar::DayKind::day_off;
    const OfficeCalendar calendar({}, closed, *base::parse_day("2028-01-01"));
    EXPECT_EQ(urgency_of(at("2027-11-01", "17:00"), at("2026-11-20", "10:00"), calendar), "later");
}

}
}
