#include <gtest/gtest.h>

#include "src/calendar/derivation.h"
#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

const OfficeCalendar& vietnam() {
    static const OfficeCalendar calendar = calendar_named("vietnam");
    return calendar;
}

const TimeRules& rules() {
    static const TimeRules built_in;
    return built_in;
}

json::Object derived(const TermRun& run) {
    return derivation_of(*due(run, vietnam(), rules()), run, rules());
}

std::optional<std::string_view> fault(const json::Object& derivation) {
    return fault_in(derivation, open_days_of(vietnam()));
}

json::Object friday_and_three() {
    return derived({at("2026-11-20", "10:00"), {Unit::working_days, 3}});
}

/// With another text in a member of one stretch.
json::Object with(json::Object derivation, std::size_t stretch, const char* member,
                  const json::Value& value) {
    auto& stretches = *derivation.at("stretches").array();
    stretches.at(stretch).object()->insert_or_assign(member, value);
    return derivation;
}

TEST(DerivationCheck, FindsNothingInWhatTheEngineDerives) {
    EXPECT_EQ(fault(friday_and_three()), std::nullopt);
}

TEST(DerivationCheck, SeesThatThereIsNothing) {
    EXPECT_EQ(fault({}), "gap");
    EXPECT_EQ(fault({{"stretches", "none"}}), "gap");
}

TEST(DerivationCheck, SeesAnotherDueMoment) {
    auto later = friday_and_three();
    later["due_at"] = "2026-11-27T17:00:00+07:00";
    EXPECT_EQ(fault(later), "gap");
}

TEST(DerivationCheck, SeesAGapBetweenStretches) {
    EXPECT_EQ(fault(with(friday_and_three(), 1, "from", "2026-11-21T01:00:00+07:00")), "gap");
}

TEST(DerivationCheck, SeesADayOffThatIsCounted) {
    auto counted = with(friday_and_three(), 1, "reason", "working_day");
    EXPECT_EQ(fault(with(counted, 1, "counted", true)), "wrong_reason");
}

TEST(DerivationCheck, SeesAWorkingDayThatIsLeftOut) {
    auto left_out = with(friday_and_three(), 2, "reason", "holiday");
    EXPECT_EQ(fault(with(left_out, 2, "counted", false)), "wrong_reason");
}

TEST(DerivationCheck, SeesTimeThatStandsWithoutAStop) {
    auto paused = with(friday_and_three(), 2, "reason", "paused");
    EXPECT_EQ(fault(with(paused, 2, "counted", false)), "wrong_reason");
}

TEST(DerivationCheck, SeesADayThatIsCountedThoughTheClockStands) {
    auto derivation = friday_and_three();
    derivation["stops"] = json::Array{
        json::Object{{"from", "2026-11-23T09:00:00+07:00"}, {"to", "2026-11-23T10:00:00+07:00"}}};
    EXPECT_EQ(fault(derivation), "wrong_reason");
}

TEST(DerivationCheck, SeesATermThatIsNotSpent) {
    for (const std::int64_t length : {0, 2, 4}) {
        auto other = friday_and_three();
        other["length"] = length;
        EXPECT_EQ(fault(other), "term_not_spent") << length;
    }
}

TEST(DerivationCheck, SeesThatTheFirstDayIsCounted) {
    auto counted = with(friday_and_three(), 0, "reason", "working_day");
    EXPECT_EQ(fault(with(counted, 0, "counted", true)), "wrong_reason");
}

TEST(DerivationCheck, SeesAnEndBeforeClosing) {
    auto early = friday_and_three();
    const auto last = early.at("stretches").array()->size() - 1;
    early["due_at"] = "2026-11-26T16:00:00+07:00";
    EXPECT_EQ(fault(with(early, last, "to", "2026-11-26T16:00:00+07:00")), "wrong_end");
}

TEST(DerivationCheck, SeesAnEndThatRolledOnWithoutCause) {
    auto rolled = derived({at("2026-11-23", "10:00"), {Unit::calendar_days, 3}});
    EXPECT_EQ(fault(rolled), std::nullopt);
    rolled["length"] = 2;
    auto& stretches = *rolled.at("stretches").array();
    stretches.back().object()->insert_or_assign("to", "2026-11-26T00:00:00+07:00");
    stretches.push_back(json::Object{{"from", "2026-11-26T00:00:00+07:00"},
                                     {"to", "2026-11-26T17:00:00+07:00"},
                                     {"counted", false},
                                     {"reason", "rolled_on"}});
    EXPECT_EQ(fault(rolled), "wrong_end");
}

TEST(DerivationCheck, SeesHoursThatAreCountedWhileTheOfficeIsClosed) {
    auto hours = derived({at("2026-11-23", "11:00"), {Unit::working_hours, 1}});
    EXPECT_EQ(fault(hours), std::nullopt);
    hours["stretches"] = json::Array{json::Object{{"from", "2026-11-23T11:00:00+07:00"},
                                                  {"to", "2026-11-23T12:00:00+07:00"},
                                                  {"counted", true},
                                                  {"reason", "working_time"}}};
    hours["due_at"] = "2026-11-23T12:00:00+07:00";
    EXPECT_EQ(fault(hours), "wrong_reason");
}

}
}
