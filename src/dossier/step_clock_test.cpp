#include "src/dossier/step_clock.h"

#include <gtest/gtest.h>

#include "src/calendar/trial_calendar.h"

namespace motcua::dossier {
namespace {

using calendar::at;
using std::chrono::hours;
using std::chrono::minutes;

/// Half past seven to half past eleven, half past one to five: seven and a half hours a day.
const calendar::OfficeCalendar& days() {
    static const auto calendar = calendar::calendar_named("vietnam");
    return calendar;
}

process::StepDefinition a_step(const std::string& code, std::int64_t share) {
    process::StepDefinition step;
    step.code = code;
    step.share_percent = share;
    return step;
}

process::Process a_process(std::int64_t first = 20, std::int64_t second = 60,
                           std::int64_t third = 20) {
    return {"trial", 1, {a_step("assignment", first), a_step("settlement", second),
                         a_step("approval", third)}};
}

Step opened(const std::string& code, base::Instant from, std::optional<base::Instant> to = {}) {
    Step step;
    step.code = code;
    step.agency = "A";
    step.sub_unit = "office";
    step.opened_at = from;
    step.closed_at = to;
    return step;
}

/// Monday morning to Friday evening, 7 to 11 December 2026: 37 and a half working hours.
StepTerm a_week() {
    const auto due = at("2026-12-11", "17:00");
    return {at("2026-12-07", "07:30"), due, due, std::nullopt, {}};
}

std::vector<StepClock> clocks(const std::vector<Step>& steps, base::Instant now,
                              const StepTerm& term = a_week(), const StepHours& decided = {},
                              const process::Process& process = a_process()) {
    return step_clocks(term, process, decided, steps, days(), now);
}

TEST(StepClock, DividesTheWorkingTimeOfTheTermByThePercentages) {
    const auto now = at("2026-12-07", "07:30");
    const auto each = clocks({opened("assignment", now), opened("settlement", now)}, now);
    EXPECT_EQ(each.at(0).share, hours(7) + minutes(30));
    EXPECT_EQ(each.at(0).due_at, at("2026-12-07", "17:00"));
    EXPECT_EQ(each.at(1).share, hours(22) + minutes(30));
    EXPECT_EQ(each.at(1).due_at, at("2026-12-09", "17:00"));
}

TEST(StepClock, TakesPercentagesAsPartsOfTheirSum) {
    const auto now = at("2026-12-07", "07:30");
    const auto each =
        clocks({opened("assignment", now)}, now, a_week(), {}, a_process(10, 30, 10));
    EXPECT_EQ(each.at(0).share, hours(7) + minutes(30));
}

TEST(StepClock, HasNoShareWhereNeitherDecisionNorProcessGivesOne) {
    const auto now = at("2026-12-09", "09:00");
    const auto each =
        clocks({opened("assignment", a_week().from)}, now, a_week(), {}, a_process(0, 0, 0));
    EXPECT_FALSE(each.at(0).share);
    EXPECT_FALSE(each.at(0).due_at);
    EXPECT_EQ(each.at(0).over(), hours(0));
    EXPECT_EQ(eater_of(each), nullptr);
}

TEST(StepClock, TakesTheHoursThatTheProvinceDecidedBeforeThePercentages) {
    const auto now = at("2026-12-07", "07:30");
    const auto each = clocks({opened("assignment", now), opened("settlement", now)}, now, a_week(),
                             {{"settlement", 10}});
    EXPECT_EQ(each.at(1).share, hours(10));
    // What the decision leaves is divided by 20 to 20.
    EXPECT_EQ(each.at(0).share, (hours(27) + minutes(30)) / 2);
}

TEST(StepClock, GivesNothingByPercentageWhenTheHoursTakeTheWholeTerm) {
    const auto now = at("2026-12-07", "07:30");
    const auto each = clocks({opened("assignment", now), opened("settlement", now)}, now, a_week(),
                             {{"settlement", 80}});
    EXPECT_FALSE(each.at(0).share);
    EXPECT_EQ(each.at(1).due_at, a_week().due) << "not behind the dossier's own moment";
}

TEST(StepClock, CountsAShareFromTheOpeningButNotBehindTheDueMoment) {
    const auto late = at("2026-12-11", "15:00");
    const auto each =
        clocks({opened("assignment", a_week().from, late), opened("settlement", late)},
               at("2026-12-11", "16:00"));
    EXPECT_EQ(each.at(1).due_at, a_week().due) << "earlier steps have eaten the rest";
    EXPECT_EQ(each.at(1).used, hours(1));
    EXPECT_EQ(each.at(1).over(), hours(0)) << "and it is not blamed for that";
    ASSERT_NE(eater_of(each), nullptr);
    EXPECT_EQ(eater_of(each)->code, "assignment");
}

TEST(StepClock, AddsUpWhatAStepThatWasSentBackUsedEachTime) {
    const auto first = at("2026-12-07", "07:30");
    const auto sent_on = at("2026-12-07", "11:30");
    const auto back = at("2026-12-08", "07:30");
    const auto each = clocks({opened("assignment", first, sent_on),
                              opened("settlement", sent_on, back), opened("assignment", back)},
                             at("2026-12-08", "15:30"));
    EXPECT_EQ(each.at(0).used, hours(4));
    EXPECT_EQ(each.at(2).due_at, at("2026-12-08", "11:00")) << "three and a half hours were left";
    EXPECT_EQ(each.at(2).used, hours(10));
    EXPECT_EQ(each.at(2).over(), hours(2) + minutes(30));
}

TEST(StepClock, StandsWhileTheCitizenHasToAct) {
    auto term = a_week();
    term.waits = {{at("2026-12-07", "09:30"), at("2026-12-08", "07:30")}};
    const auto each =
        clocks({opened("assignment", term.from)}, at("2026-12-08", "08:30"), term);
    EXPECT_EQ(each.at(0).used, hours(3));
    EXPECT_EQ(each.at(0).due_at, at("2026-12-08", "15:00"));
}

TEST(StepClock, BeginsAnewWhenTheTermDoes) {
    auto term = a_week();
    const auto before = at("2026-11-30", "07:30");
    const auto each = clocks({opened("assignment", before, at("2026-12-01", "10:00")),
                              opened("settlement", at("2026-12-01", "10:00"))},
                             at("2026-12-07", "09:30"), term);
    EXPECT_EQ(each.at(0).used, hours(0)) << "it was over before the clock began anew";
    EXPECT_FALSE(each.at(0).due_at);
    EXPECT_EQ(each.at(1).used, hours(2));
    EXPECT_EQ(each.at(1).due_at, at("2026-12-09", "17:00"));
}

TEST(StepClock, GivesNoLargerShareForAnApology) {
    auto term = a_week();
    term.due = at("2026-12-18", "17:00");
    const auto each = clocks({opened("assignment", term.from, term.promised),
                              opened("settlement", term.promised)},
                             term.promised, term);
    EXPECT_EQ(each.at(0).share, hours(7) + minutes(30));
    EXPECT_EQ(each.at(1).due_at, at("2026-12-16", "17:00")) << "within the new date";
}

TEST(StepClock, FollowsADueMomentThatACalendarMoved) {
    auto term = a_week();
    term.promised = term.due = at("2026-12-14", "17:00");
    const auto each = clocks({opened("assignment", term.from)}, term.from, term);
    EXPECT_EQ(each.at(0).share, hours(9));
}

TEST(StepClock, UsesNothingMoreOnceTheResultIsThere) {
    auto term = a_week();
    term.ended = at("2026-12-08", "07:30");
    const auto each = clocks({opened("assignment", term.from, term.ended),
                              opened("delivery", *term.ended)},
                             at("2026-12-10", "10:00"), term);
    EXPECT_EQ(each.at(1).used, hours(0));
    EXPECT_EQ(eater_of(each), nullptr);
}

TEST(StepClock, KnowsNoStepsOfWhatIsSettledAtOnce) {
    EXPECT_TRUE(clocks({}, at("2026-12-07", "10:00")).empty());
    EXPECT_EQ(eater_of({}), nullptr);
}

TEST(Eater, IsTheStepThatUsedMostBeyondItsShare) {
    const auto first = a_week().from;
    const auto second = at("2026-12-08", "11:30");
    const auto each = clocks({opened("assignment", first, second), opened("settlement", second)},
                             at("2026-12-14", "17:00"));
    EXPECT_EQ(each.at(0).over(), hours(4));
    ASSERT_NE(eater_of(each), nullptr);
    EXPECT_EQ(eater_of(each)->code, "settlement");
}

}
}
