#include "src/calendar/working_time.h"

#include <gtest/gtest.h>

#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Half past seven to half past eleven, half past one to five; Tuesday, 24 November 2026 is off.
const OfficeCalendar& days() {
    static const auto calendar = calendar_named("vietnam");
    return calendar;
}

TEST(WorkingTime, IsTheTimeInWhichTheOfficeIsOpen) {
    EXPECT_EQ(working_time(at("2026-11-23", "10:00"), at("2026-11-23", "14:00"), days()), hours(2));
    EXPECT_EQ(working_time(at("2026-11-23", "16:00"), at("2026-11-25", "08:30"), days()), hours(2));
    EXPECT_EQ(working_time(at("2026-11-20", "17:00"), at("2026-11-23", "07:30"), days()), hours(0));
}

TEST(WorkingTime, IsNoughtOfAnEmptyWay) {
    EXPECT_EQ(working_time(at("2026-11-23", "10:00"), at("2026-11-23", "10:00"), days()), hours(0));
    EXPECT_EQ(working_time(at("2026-11-25", "10:00"), at("2026-11-23", "10:00"), days()), hours(0));
}

TEST(WorkingTime, IsSpentWhileTheOfficeIsOpen) {
    const auto latest = at("2026-12-31", "17:00");
    EXPECT_EQ(after_working_time(at("2026-11-23", "16:00"), hours(2), latest, days()),
              at("2026-11-25", "08:30"));
    EXPECT_EQ(after_working_time(at("2026-11-23", "16:00"), hours(1), latest, days()),
              at("2026-11-23", "17:00"));
    EXPECT_EQ(after_working_time(at("2026-11-23", "12:00"), minutes(1), latest, days()),
              at("2026-11-23", "13:31"));
}

TEST(WorkingTime, IsSpentByTheLatestMomentAnyway) {
    const auto latest = at("2026-11-25", "08:00");
    EXPECT_EQ(after_working_time(at("2026-11-23", "16:00"), hours(2), latest, days()), latest);
    EXPECT_EQ(after_working_time(at("2026-11-26", "16:00"), hours(0), latest, days()), latest);
}

}
}
