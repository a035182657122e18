#include "src/calendar/year.h"

#include <gtest/gtest.h>

#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

const std::vector<YearDay>& of_2026() {
    static const auto days = year_of({text_in("data/calendars/vietnam.json"),
                                      text_in("tests/fixtures/calendars/province.json"),
                                      text_in("tests/fixtures/calendars/agency.json")},
                                     std::chrono::year{2026});
    return days;
}

const YearDay& on(std::string_view day) {
    for (const auto& each : of_2026())
        if (base::iso_day(each.day) == day) return each;
    throw std::runtime_error("no such day");
}

TEST(Year, HasEveryDayOnce) {
    EXPECT_EQ(of_2026().size(), 365U);
    EXPECT_EQ(base::iso_day(of_2026().front().day), "2026-01-01");
    EXPECT_EQ(base::iso_day(of_2026().back().day), "2026-12-31");
}

TEST(Year, SaysWhatADayIsAndWhoSaysIt) {
    EXPECT_EQ(name_of(on("2026-11-24").look), "holiday");
    EXPECT_EQ(on("2026-11-24").layer, 0U);
    EXPECT_EQ(name_of(on("2026-08-22").look), "made_up");
    EXPECT_EQ(name_of(on("2026-07-02").look), "closure");
    EXPECT_EQ(on("2026-07-02").layer, 2U);
    EXPECT_EQ(name_of(on("2026-07-10").look), "half");
    EXPECT_EQ(on("2026-07-10").hours, "07:00-11:00");
    EXPECT_EQ(name_of(on("2026-07-11").look), "half") << "a Saturday morning of the agency";
    EXPECT_EQ(name_of(on("2026-07-12").look), "weekend");
    EXPECT_EQ(name_of(on("2026-07-13").look), "work");
}

TEST(Year, TakesTheWordOfTheLowestLayer) {
    EXPECT_EQ(name_of(on("2026-06-26").look), "work") << "off for the province, worked here";
    EXPECT_EQ(on("2026-06-26").layer, 2U);
}

TEST(Year, HasHoursOfTheSeason) {
    EXPECT_EQ(on("2026-07-13").hours, "07:00-11:30 13:30-16:30");
    EXPECT_EQ(on("2026-12-01").hours, "07:30-11:30 13:30-17:00");
}

}
}
