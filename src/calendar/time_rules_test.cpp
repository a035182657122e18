#include "src/calendar/time_rules.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "src/calendar/due.h"
#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

const OfficeCalendar& vietnam() {
    static const OfficeCalendar calendar = calendar_named("vietnam");
    return calendar;
}

std::vector<TimeRules> read(const std::string& rules) {
    return time_rules_from(*json::parse(R"({"rules":[)" + rules + "]}"));
}

std::string due_at(const TermRun& run, const TimeRules& rules) {
    return base::rfc3339(due(run, vietnam(), rules)->at).substr(0, 16);
}

TEST(ShippedTimeRules, AreThoseThatAreBuiltInAndNameTheirSources) {
    const auto all = time_rules_from(text_in("data/time_rules/vietnam.json"));
    const TimeRules built_in;
    ASSERT_EQ(all.size(), 2U);
    for (const auto& rules : all) {
        EXPECT_EQ(rules.same_day_late_from, built_in.same_day_late_from);
        EXPECT_EQ(rules.reception_late_from, built_in.reception_late_from);
        EXPECT_EQ(rules.day_off_start, built_in.day_off_start);
        EXPECT_EQ(rules.due_time, built_in.due_time);
        EXPECT_EQ(rules.online_reception_hours, built_in.online_reception_hours);
        EXPECT_EQ(rules.after_supplement, built_in.after_supplement);
        EXPECT_EQ(rules.sources.size(), 6U);
    }
}

TEST(TimeRules, AreInForceFromTheirDayUntilTheNext) {
    const auto all = read(R"({"from":"2026-06-01"},{"from":"2018-06-21"})");
    const auto in_force_on = [&](const char* day) {
        return rules_on(all, base::parse_day(day).value()).from;
    };
    EXPECT_EQ(in_force_on("2018-06-20"), base::Day::min());
    EXPECT_EQ(in_force_on("2018-06-21"), base::parse_day("2018-06-21"));
    EXPECT_EQ(in_force_on("2026-05-31"), base::parse_day("2018-06-21"));
    EXPECT_EQ(in_force_on("2026-06-01"), base::parse_day("2026-06-01"));
}

TEST(TimeRules, AreNotReadWithoutDaySourceOrSense) {
    for (const auto* text :
         {"", R"({"from":"2026-13-01"})", R"({"from":"2026-06-01","due_time":{"value":"16:30"}})",
          R"({"from":"2026-06-01","due_time":{"value":"24:00","source":"s","certainty":"c"}})",
          R"({"from":"2026-06-01","day_off_start":{"value":"x","source":"s","certainty":"c"}})",
          R"({"from":"2026-06-01","extensions_max":{"value":-1,"source":"s","certainty":"c"}})"})
        EXPECT_THROW(read(text), std::runtime_error) << text;
}

TEST(TimeRules, MoveAReceptionAtFiveToFiveToTheNextWorkingDay) {
    const auto rules = read(
        R"({"from":"2026-01-01","reception_late_from":
            {"value":"16:30","source":"s","certainty":"none"}})");
    const Term two_days{Unit::working_days, 2};
    EXPECT_EQ(due_at({at("2026-11-26", "16:29"), two_days}, rules[0]), "2026-11-30T17:00");
    EXPECT_EQ(due_at({at("2026-11-26", "16:55"), two_days}, rules[0]), "2026-12-01T17:00");
    EXPECT_EQ(due_at({at("2026-11-26", "16:55"), two_days}, TimeRules{}), "2026-11-30T17:00");
}

TEST(TimeRules, MoveAReceptionOnASaturdayToTheNextWorkingDay) {
    const auto rules = read(
        R"({"from":"2026-01-01","day_off_start":
            {"value":"next_working_day","source":"s","certainty":"none"}})");
    const TermRun saturday{at("2026-11-28", "09:00"), {Unit::working_days, 1}};
    EXPECT_EQ(due_at(saturday, TimeRules{}), "2026-11-30T17:00");
    EXPECT_EQ(due_at(saturday, rules[0]), "2026-12-01T17:00");
}

TEST(TimeRules, FixTheTimeOfDayAtWhichATermOfDaysEnds) {
    const auto rules = read(
        R"({"from":"2026-01-01","due_time":{"value":"16:30","source":"s","certainty":"none"}})");
    EXPECT_EQ(due_at({at("2026-11-26", "09:00"), {Unit::working_days, 1}}, rules[0]),
              "2026-11-27T16:30");
    EXPECT_EQ(due_at({at("2026-11-26", "09:00"), {Unit::same_day, 1}}, rules[0]),
              "2026-11-26T17:00");
}

TEST(TimeRules, SayWhenItIsTooLateForTheSameDay) {
    const auto rules = read(
        R"({"from":"2026-01-01","same_day_late_from":
            {"value":"14:00","source":"s","certainty":"none"}})");
    EXPECT_EQ(due_at({at("2026-11-26", "14:30"), {Unit::same_day, 1}}, rules[0]),
              "2026-11-27T17:00");
}

}
}
