#include "src/calendar/due.h"

#include <gtest/gtest.h>

#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

using namespace std::chrono;
using enum DueProblem;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

base::Instant moment(std::string_view date, std::string_view time) { return at(date, time); }

json::Value shipped_calendar() { return text_in("data/calendars/vietnam.json"); }

const OfficeCalendar& vietnam() {
    static const OfficeCalendar calendar = calendar_named("vietnam");
    return calendar;
}

Due due_of(base::Instant from, Term term) { return *due(from, term, vietnam()); }

std::vector<std::string> reasons(const Due& due) {
    std::vector<std::string> found;
    for (const auto& excluded : due.skipped)
        found.push_back(base::iso_day(excluded.day).substr(5) + " " + excluded.reason);
    return found;
}

using Reasons = std::vector<std::string>;

TEST(DueExplained, NamesEachDayLeftOutAndWhy) {
    const auto found = due_of(moment("2026-11-20", "10:00"), {Unit::working_days, 2});
    EXPECT_EQ(reasons(found),
              (Reasons{"11-20 first_day", "11-21 weekend", "11-22 weekend", "11-24 holiday"}));
    EXPECT_EQ(found.rule, "working_days");
}

TEST(DueExplained, CallsAHolidayOnAWeekendAHoliday) {
    const auto found = due_of(moment("2026-04-24", "10:00"), {Unit::working_days, 1});
    EXPECT_EQ(reasons(found),
              (Reasons{"04-24 first_day", "04-25 weekend", "04-26 holiday", "04-27 holiday"}));
}

TEST(DueExplained, LeavesOutOnlyTheEndOfACalendarTerm) {
    const auto found = due_of(moment("2026-06-05", "10:00"), {Unit::calendar_days, 30});
    EXPECT_EQ(reasons(found), (Reasons{"06-05 first_day", "07-05 weekend"}));
    EXPECT_EQ(found.rule, "calendar_days");
}

TEST(DueExplained, CountsDaysFromTheReception) {
    const auto received = moment("2026-11-28", "09:00");
    EXPECT_EQ(due_of(received, {Unit::working_days, 1}).counted_from, received);
    EXPECT_EQ(due_of(received, {Unit::months, 1}).counted_from, received);
    EXPECT_EQ(due_of(received, {Unit::clock_hours, 1}).counted_from, received);
}

TEST(SameDay, BeforeThreeLeavesNothingOut) {
    const auto found = due_of(moment("2026-11-23", "14:59"), {Unit::same_day, 1});
    EXPECT_EQ(found.rule, "same_day_before_15");
    EXPECT_TRUE(found.skipped.empty());
    EXPECT_EQ(found.counted_from, moment("2026-11-23", "14:59"));
}

TEST(SameDay, FromThreeOnSaysSo) {
    const auto found = due_of(moment("2026-11-27", "15:00"), {Unit::same_day, 1});
    EXPECT_EQ(found.rule, "same_day_after_15");
    EXPECT_EQ(reasons(found), (Reasons{"11-27 after_15", "11-28 weekend", "11-29 weekend"}));
    EXPECT_EQ(found.counted_from, moment("2026-11-27", "15:00"));
}

TEST(SameDay, OnADayOffCountsFromTheNextOpening) {
    const auto found = due_of(moment("2026-11-24", "10:00"), {Unit::same_day, 1});
    EXPECT_EQ(found.rule, "same_day_when_closed");
    EXPECT_EQ(reasons(found), (Reasons{"11-24 holiday"}));
    EXPECT_EQ(found.counted_from, moment("2026-11-25", "07:30"));
}

TEST(SameDay, AfterClosingCountsFromTheNextOpening) {
    const auto found = due_of(moment("2026-11-27", "17:00"), {Unit::same_day, 1});
    EXPECT_EQ(found.rule, "same_day_when_closed");
    EXPECT_EQ(reasons(found), (Reasons{"11-27 after_closing", "11-28 weekend", "11-29 weekend"}));
    EXPECT_EQ(found.counted_from, moment("2026-11-30", "07:30"));
}

TEST(SameDay, EndsAtNoonWhereTheOfficeClosesAtNoon) {
    const OfficeCalendar mornings{
        OfficeHours{{{minutes{450}, minutes{720}}}}, {}, day("2027-01-01")};
    EXPECT_EQ(in_words(due(moment("2026-11-23", "11:59"), {Unit::same_day, 1}, mornings)),
              "2026-11-23 12:00");
    EXPECT_EQ(in_words(due(moment("2026-11-23", "12:00"), {Unit::same_day, 1}, mornings)),
              "2026-11-24 12:00");
}

TEST(WorkingHours, StartWhenTheOfficeOpens) {
    EXPECT_EQ(due_of(moment("2026-11-23", "09:15"), {Unit::working_hours, 1}).counted_from,
              moment("2026-11-23", "09:15"));
    EXPECT_EQ(due_of(moment("2026-11-23", "12:00"), {Unit::working_hours, 1}).counted_from,
              moment("2026-11-23", "13:30"));
    EXPECT_EQ(due_of(moment("2026-11-23", "18:00"), {Unit::working_hours, 1}).counted_from,
              moment("2026-11-25", "07:30"));
}

TEST(WorkingHours, NameTheDaysTheyPassOver) {
    const auto found = due_of(moment("2026-11-23", "18:00"), {Unit::working_hours, 1});
    EXPECT_EQ(reasons(found), (Reasons{"11-23 after_closing", "11-24 holiday"}));
}

TEST(WorkingHours, KeepTheSeconds) {
    const auto received = moment("2026-11-23", "11:00") + seconds{30};
    EXPECT_EQ(due_of(received, {Unit::working_hours, 1}).at,
              moment("2026-11-23", "14:00") + seconds{30});
}

TEST(WorkingDays, NeverEndOnADayOffAndNeverComeEarlierForALongerTerm) {
    for (auto received = day("2024-01-01"); received < day("2026-11-01"); received += days{1}) {
        auto earlier = base::from_local(received);
        for (std::int64_t length = 1; length <= 12; ++length) {
            const auto found = due_of(base::from_local(received), {Unit::working_days, length});
            ASSERT_TRUE(vietnam().works(base::day_of(found.at))) << base::iso_day(received);
            ASSERT_LT(earlier, found.at) << base::iso_day(received) << " " << length;
            earlier = found.at;
        }
    }
}

TEST(WorkingDays, AreAsManyAsTheTermBetweenReceptionAndDue) {
    for (auto received = day("2024-01-01"); received < day("2026-11-01"); received += days{1}) {
        const auto found = due_of(base::from_local(received), {Unit::working_days, 7});
        int worked = 0;
        for (auto each = received + days{1}; each <= base::day_of(found.at); each += days{1})
            worked += vietnam().works(each) ? 1 : 0;
        ASSERT_EQ(worked, 7) << base::iso_day(received);
    }
}

/// Closed for `count` days from Monday 2 March 2026 on, weekends included.
OfficeCalendar closed_for(int count) {
    std::map<base::Day, DayKind> exceptions;
    for (int each = 0; each < count; ++each)
        exceptions.emplace(day("2026-03-02") + days{each}, DayKind::day_off);
    return {OfficeHours{}, std::move(exceptions), day("2027-01-01")};
}

TEST(Closure, OfSixtyDaysIsBelieved) {
    EXPECT_EQ(in_words(due(moment("2026-03-02", "09:00"), {Unit::same_day, 1}, closed_for(60))),
              "2026-05-01 17:00");
}

TEST(Closure, OfMoreThanSixtyDaysIsAProblem) {
    for (const auto unit : {Unit::same_day, Unit::working_hours, Unit::calendar_days}) {
        const auto found = due(moment("2026-03-01", "09:00"), {unit, 1}, closed_for(61));
        ASSERT_FALSE(found) << name_of(unit);
        EXPECT_EQ(found.error(), closed_for_too_long) << name_of(unit);
    }
    EXPECT_EQ(due(moment("2026-02-27", "09:00"), {Unit::working_days, 1}, closed_for(61)).error(),
              closed_for_too_long);
    EXPECT_EQ(due(moment("2026-02-03", "09:00"), {Unit::months, 1}, closed_for(61)).error(),
              closed_for_too_long);
}

TEST(Closure, DoesNotStopClockHours) {
    EXPECT_EQ(in_words(due(moment("2026-03-02", "09:00"), {Unit::clock_hours, 3}, closed_for(61))),
              "2026-03-02 12:00");
}

TEST(DueProblems, AreNamedBeforeTheCalendarIsAsked) {
    EXPECT_EQ(due(moment("2026-03-02", "09:00"), {Unit::working_days, 0}, closed_for(99)).error(),
              term_not_positive);
    EXPECT_EQ(due(moment("2026-03-02", "09:00"), {Unit::months, 121}, closed_for(99)).error(),
              term_too_long);
}

TEST(DueProblems, LetTheLongestTermPass) {
    for (const auto unit : {Unit::working_days, Unit::calendar_days, Unit::working_hours,
                            Unit::clock_hours, Unit::months, Unit::years})
        EXPECT_TRUE(due(moment("2026-11-23", "09:00"), {unit, length_max(unit)}, vietnam()))
            << name_of(unit);
}

base::Result<Due, DueProblem> due_with(Term term, std::vector<Stop> stops) {
    return due({moment("2026-11-16", "10:00"), term, std::move(stops)}, vietnam(), TimeRules{});
}

Stop stop(std::string_view from, std::string_view to) {
    return {moment(from, "09:00"), moment(to, "09:00")};
}

TEST(Stops, LeaveOutEveryDayTheyTouch) {
    const auto found = due_with({Unit::working_days, 3}, {stop("2026-11-18", "2026-11-19")});
    EXPECT_EQ(in_words(found), "2026-11-23 17:00");
    EXPECT_EQ(reasons(*found), (Reasons{"11-16 first_day", "11-18 paused", "11-19 paused",
                                        "11-21 weekend", "11-22 weekend"}));
}

TEST(Stops, MoveTheEndOfMonthsByTheDaysTheyTouch) {
    EXPECT_EQ(in_words(due_with({Unit::months, 1}, {stop("2026-11-18", "2026-11-19")})),
              "2026-12-18 17:00");
}

TEST(Stops, HoldHoursToTheMinute) {
    const Stop noon{moment("2026-11-16", "10:30"), moment("2026-11-16", "11:00")};
    EXPECT_EQ(in_words(due_with({Unit::working_hours, 1}, {noon})), "2026-11-16 11:30");
    EXPECT_EQ(in_words(due_with({Unit::clock_hours, 2}, {noon})), "2026-11-16 12:30");
}

TEST(Stops, LetASameDayTermBeginAnew) {
    EXPECT_EQ(in_words(due_with({Unit::same_day, 1},
                                {{moment("2026-11-16", "11:00"), moment("2026-11-16", "15:00")}})),
              "2026-11-17 17:00");
    EXPECT_EQ(in_words(due_with({Unit::same_day, 1},
                                {{moment("2026-11-16", "17:00"), moment("2026-11-18", "15:00")}})),
              "2026-11-16 17:00");
}

TEST(Stops, AreRefusedWhenTheyAreUnsound) {
    const Term days{Unit::working_days, 3};
    const auto refused = [&](std::vector<Stop> stops) {
        const auto found = due_with(days, std::move(stops));
        return !found && found.error() == stops_unsound;
    };
    EXPECT_TRUE(refused({stop("2026-11-15", "2026-11-19")})) << "before the beginning";
    EXPECT_TRUE(refused({stop("2026-11-18", "2026-11-18")})) << "empty";
    EXPECT_TRUE(refused({stop("2026-11-19", "2026-11-18")})) << "backwards";
    EXPECT_TRUE(refused({stop("2026-11-18", "2026-11-19"), stop("2026-11-19", "2026-11-20")}))
        << "touching";
    EXPECT_TRUE(refused({stop("2026-11-18", "2037-11-19")})) << "longer than ten years";
    EXPECT_TRUE(refused(std::vector<Stop>(stops_max + 1, stop("2026-11-18", "2026-11-19"))));
    EXPECT_EQ(due_with({Unit::months, 121}, {stop("2026-11-15", "2026-11-19")}).error(),
              term_too_long)
        << "the term is looked at first";
}

TEST(AddOns, LengthenTheTerm) {
    EXPECT_EQ(
        with({Unit::working_days, 10}, {{"mountain commune", 10}, {"verification", 3}}).length, 23);
}

TEST(UnitNames, AreReadAsTheyAreWritten) {
    for (const auto unit : {Unit::same_day, Unit::working_days, Unit::calendar_days,
                            Unit::working_hours, Unit::clock_hours, Unit::months, Unit::years})
        EXPECT_EQ(parse_unit(name_of(unit)), unit);
    EXPECT_FALSE(parse_unit("days"));
}

TEST(ShippedCalendar, HasTheStatutoryNumberOfHolidaysOnWeekdays) {
    const auto shipped = shipped_calendar();
    for (const auto& [year, wanted] : std::map<std::string, int>{
             {"2022", 11}, {"2023", 11}, {"2024", 11}, {"2025", 11}, {"2026", 12}}) {
        int found = 0;
        for (const auto& exception : shipped.array_at("exceptions")) {
            const auto text = exception.text_at("day");
            const weekday name{day(text)};
            if (!text.starts_with(year)) continue;
            // A weekday exchanged for a Saturday adds one day off and takes one away.
            if (exception.text_at("kind") == "working") --found;
            if (exception.text_at("kind") == "day_off" && name != Saturday && name != Sunday)
                ++found;
        }
        EXPECT_EQ(found, wanted) << year;
    }
}

TEST(ShippedCalendar, HasSourceAndCertaintyForEveryDay) {
    const auto shipped = shipped_calendar();
    for (const auto& exception : shipped.array_at("exceptions")) {
        EXPECT_FALSE(exception.text_at("source").empty()) << exception.text_at("day");
        EXPECT_FALSE(exception.text_at("certainty").empty()) << exception.text_at("day");
    }
}

}
}
