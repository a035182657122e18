#include "src/calendar/office_calendar.h"

#include <gtest/gtest.h>

namespace motcua::calendar {
namespace {

using namespace std::chrono;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

OfficeCalendar a_calendar() {
    return {OfficeHours{},
            {{day("2026-11-24"), DayKind::day_off},
             {day("2026-08-22"), DayKind::working},
             {day("2022-01-01"), DayKind::day_off}},
            day("2027-01-01")};
}

OfficeHours hours_of(std::vector<OfficeHours::Interval> intervals) { return {intervals}; }

TEST(OfficeCalendar, WorksMondayToFriday) {
    const auto calendar = a_calendar();
    EXPECT_TRUE(calendar.works(day("2026-11-23")));
    EXPECT_TRUE(calendar.works(day("2026-11-27")));
    EXPECT_FALSE(calendar.works(day("2026-11-28")));
    EXPECT_FALSE(calendar.works(day("2026-11-29")));
}

TEST(OfficeCalendar, LetsAnExceptionOverrideTheWeek) {
    EXPECT_FALSE(a_calendar().works(day("2026-11-24")));
    EXPECT_TRUE(a_calendar().works(day("2026-08-22")));
}

TEST(OfficeCalendar, TellsAHolidayFromAWeekend) {
    const auto calendar = a_calendar();
    EXPECT_TRUE(calendar.is_holiday(day("2026-11-24")));
    EXPECT_TRUE(calendar.is_holiday(day("2022-01-01")));
    EXPECT_FALSE(calendar.is_holiday(day("2026-11-28")));
    EXPECT_FALSE(calendar.is_holiday(day("2026-08-22")));
}

TEST(OfficeCalendar, IsAnnouncedUpToItsBound) {
    EXPECT_TRUE(a_calendar().announced(day("2026-12-31")));
    EXPECT_FALSE(a_calendar().announced(day("2027-01-01")));
}

TEST(OfficeCalendar, OpensAndClosesInVietnameseTime) {
    const auto calendar = a_calendar();
    EXPECT_EQ(base::rfc3339(calendar.opening_of(day("2026-11-23"))), "2026-11-23T07:30:00+07:00");
    EXPECT_EQ(base::rfc3339(calendar.closing_of(day("2026-11-23"))), "2026-11-23T17:00:00+07:00");
}

TEST(OfficeHours, AreSoundAsTheyComeByDefault) { EXPECT_TRUE(is_sound(OfficeHours{})); }

TEST(OfficeHours, MayBeOneMorning) {
    EXPECT_TRUE(is_sound(hours_of({{minutes{450}, minutes{690}}})));
}

TEST(OfficeHours, MayEndAtMidnight) {
    EXPECT_TRUE(is_sound(hours_of({{minutes{0}, minutes{1440}}})));
}

TEST(OfficeHours, AreUnsoundWhenThereAreNone) { EXPECT_FALSE(is_sound(hours_of({}))); }

TEST(OfficeHours, AreUnsoundWhenAnIntervalIsEmpty) {
    EXPECT_FALSE(is_sound(hours_of({{minutes{450}, minutes{450}}})));
}

TEST(OfficeHours, AreUnsoundWhenIntervalsOverlapOrGoBack) {
    EXPECT_FALSE(is_sound(hours_of({{minutes{450}, minutes{700}}, {minutes{690}, minutes{900}}})));
    EXPECT_FALSE(is_sound(hours_of({{minutes{810}, minutes{900}}, {minutes{450}, minutes{690}}})));
}

TEST(OfficeHours, AreUnsoundOutsideTheDay) {
    EXPECT_FALSE(is_sound(hours_of({{minutes{-1}, minutes{10}}})));
    EXPECT_FALSE(is_sound(hours_of({{minutes{1400}, minutes{1441}}})));
}

TEST(OfficeCalendarDeathTest, RefusesUnsoundHours) {
    EXPECT_DEATH((OfficeCalendar{hours_of({}), {}, day("2027-01-01")}), "office hours");
}

TEST(TimeOfDay, IsReadFromHoursAndMinutes) {
    EXPECT_EQ(parse_time_of_day("07:30"), minutes{450});
    EXPECT_EQ(parse_time_of_day("00:00"), minutes{0});
    EXPECT_EQ(parse_time_of_day("24:00"), minutes{1440});
}

TEST(TimeOfDay, IsNotReadFromAnythingElse) {
    for (const auto* text : {"", "7:30", "07:60", "24:01", "25:00", "07-30", "07:3x", "07:30:00"})
        EXPECT_FALSE(parse_time_of_day(text)) << text;
}

TEST(DayKind, IsReadByItsSpelling) {
    EXPECT_EQ(parse_day_kind("day_off"), DayKind::day_off);
    EXPECT_EQ(parse_day_kind("working"), DayKind::working);
    EXPECT_FALSE(parse_day_kind("holiday"));
}

}
}
