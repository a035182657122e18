#include "src/calendar/calendar_text.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

std::string hours_of(const OfficeCalendar& calendar, std::string_view date) {
    const auto* hours = calendar.hours_on(day(date));
    if (hours == nullptr) return "closed";
    std::string text;
    for (const auto& [opens, closes] : hours->intervals)
        text += (text.empty() ? "" : " ") + std::to_string(opens.count()) + "-" +
                std::to_string(closes.count());
    return text;
}

TEST(CalendarLayers, ReadAsTheShippedOneWhereThereIsOnlyThat) {
    const auto calendar = calendar_named("vietnam");
    EXPECT_EQ(hours_of(calendar, "2026-11-23"), "450-690 810-1020");
    EXPECT_EQ(hours_of(calendar, "2026-11-24"), "closed");
    EXPECT_EQ(hours_of(calendar, "2026-08-22"), "450-690 810-1020");
    EXPECT_EQ(hours_of(calendar, "2026-11-28"), "closed");
    EXPECT_FALSE(calendar.announced(day("2027-01-01")));
}

TEST(CalendarLayers, HaveSeasonsFromTheFirstToTheLastDay) {
    const auto calendar = calendar_named("vietnam province");
    EXPECT_EQ(hours_of(calendar, "2026-04-15"), "450-690 810-1020");
    EXPECT_EQ(hours_of(calendar, "2026-04-16"), "420-690 810-990");
    EXPECT_EQ(hours_of(calendar, "2026-10-15"), "420-690 810-990");
    EXPECT_EQ(hours_of(calendar, "2026-10-16"), "450-690 810-1020");
    EXPECT_EQ(hours_of(calendar, "2025-07-01"), "420-690 810-990") << "every year";
}

TEST(CalendarLayers, HaveHalfDaysAndDaysOffOfTheirOwn) {
    const auto calendar = calendar_named("vietnam province");
    EXPECT_EQ(hours_of(calendar, "2026-07-10"), "420-660");
    EXPECT_EQ(calendar.closing_of(day("2026-07-10")), at("2026-07-10", "11:00"));
    EXPECT_TRUE(calendar.is_holiday(day("2026-06-26")));
}

TEST(CalendarLayers, LetTheAgencySayTheLastWord) {
    const auto calendar = calendar_named("vietnam province agency");
    EXPECT_EQ(hours_of(calendar, "2026-06-26"), "420-690 810-990") << "works on a day off";
    EXPECT_TRUE(calendar.is_closure(day("2026-07-02")));
    EXPECT_FALSE(calendar.is_holiday(day("2026-07-02")));
    EXPECT_EQ(hours_of(calendar, "2026-07-02"), "closed");
    EXPECT_EQ(hours_of(calendar, "2026-07-10"), "420-660") << "the province's half day stays";
}

TEST(CalendarLayers, HaveSaturdayMorningsFromTheirDayOn) {
    const auto calendar = calendar_named("vietnam province agency");
    EXPECT_EQ(hours_of(calendar, "2026-02-28"), "closed");
    EXPECT_EQ(hours_of(calendar, "2026-03-07"), "450-690");
}

TEST(CalendarLayers, GiveAnExchangedSaturdayTheHoursOfAMonday) {
    const auto calendar = calendar_named("vietnam province agency");
    EXPECT_EQ(hours_of(calendar, "2026-08-22"), "420-690 810-990");
}

TEST(CalendarLayers, MayHaveASeasonOverTheTurnOfTheYear) {
    const auto winter =
        *json::parse(R"({"weeks":[{"yearly":["11-01","02-29"],"hours":[["08:00","12:00"]]}]})");
    const auto calendar = calendar_from({text_in("data/calendars/vietnam.json"), winter});
    EXPECT_EQ(hours_of(calendar, "2025-12-31"), "480-720");
    EXPECT_EQ(hours_of(calendar, "2026-01-05"), "480-720");
    EXPECT_EQ(hours_of(calendar, "2026-03-02"), "450-690 810-1020");
}

TEST(CalendarLayers, AreProvisionalFromTheEarliestUnannouncedDay) {
    const auto calendar = calendar_from({text_in("data/calendars/vietnam.json"),
                                         *json::parse(R"({"announced_until":"2026-10-01"})")});
    EXPECT_TRUE(calendar.announced(day("2026-09-30")));
    EXPECT_FALSE(calendar.announced(day("2026-10-01")));
}

TEST(CalendarText, IsNotReadWhereItIsWrong) {
    const auto nation = text_in("data/calendars/vietnam.json");
    for (const auto* layer :
         {R"({"weeks":[{"hours":[]}]})", R"({"weeks":[{"hours":[["08:00","08:00"]]}]})",
          R"({"weeks":[{"weekdays":["caturday"],"hours":[["08:00","12:00"]]}]})",
          R"({"weeks":[{"yearly":["11-01"],"hours":[["08:00","12:00"]]}]})",
          R"({"weeks":[{"yearly":["11-01","13-01"],"hours":[["08:00","12:00"]]}]})",
          R"({"weeks":[{"from":"soon","hours":[["08:00","12:00"]]}]})",
          R"({"exceptions":[{"day":"2026-02-30","kind":"day_off"}]})",
          R"({"exceptions":[{"day":"2026-02-03","kind":"party"}]})",
          R"({"exceptions":[{"day":"2026-02-03","kind":"working","hours":[["x","y"]]}]})",
          R"({"announced_until":"never"})"})
        EXPECT_THROW(calendar_from({nation, *json::parse(layer)}), std::runtime_error) << layer;
    EXPECT_THROW(calendar_from(*json::parse("{}")), std::runtime_error);
    EXPECT_THROW(calendar_from(std::vector<json::Value>{}), std::runtime_error);
    EXPECT_THROW(calendar_from(std::vector(9, nation)), std::runtime_error);
}

}
}
