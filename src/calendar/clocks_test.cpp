#include "src/calendar/clocks.h"

#include <gtest/gtest.h>

#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

using namespace std::chrono;
using enum ClockProblem;

const OfficeCalendar& vietnam() {
    static const OfficeCalendar calendar = calendar_named("vietnam");
    return calendar;
}

/// Begins anew until the end of May 2026, goes on from June: an invented change of law.
std::vector<TimeRules> two_eras() {
    std::vector<TimeRules> rules(2);
    rules[0].from = base::parse_day("2018-06-21").value();
    rules[1].from = base::parse_day("2026-06-01").value();
    rules[1].after_supplement = AfterSupplement::resume;
    return rules;
}

Wait supplement(base::Instant from, std::optional<base::Instant> to) {
    return {Cause::supplement, from, to, WhileWaiting::stands, "request 1"};
}

Matter five_days_from(const char* day) {
    return {.accepted_at = at(day, "09:00"), .base = {Unit::working_days, 5}};
}

Clocks clocks(const Matter& matter, base::Instant now = at("2026-12-31", "12:00")) {
    return *clocks_of(matter, now, vietnam(), two_eras());
}

ClockProblem refused(const Matter& matter) {
    return clocks_of(matter, at("2026-12-31", "12:00"), vietnam(), two_eras()).error();
}

TEST(Clocks, AgreeWhereNothingHappens) {
    const auto found = clocks(five_days_from("2026-05-04"));
    EXPECT_EQ(found.original.at, at("2026-05-11", "17:00"));
    EXPECT_EQ(found.legal.at, found.original.at);
    EXPECT_FALSE(found.standing);
}

TEST(Clocks, HaveAddOnsInTheBaseTerm) {
    auto matter = five_days_from("2026-05-04");
    matter.add_ons = {{"verification", 3}, {"mountain commune", 2}};
    EXPECT_EQ(clocks(matter).original.at, at("2026-05-18", "17:00"));
    EXPECT_FALSE(clocks(matter).extended) << "an add-on is no extension";
}

TEST(LegalClock, BeginsAnewAfterASupplementInTheFirstEra) {
    auto matter = five_days_from("2026-05-04");
    matter.waits = {supplement(at("2026-05-06", "10:00"), at("2026-05-12", "10:00"))};
    EXPECT_EQ(clocks(matter).legal.at, at("2026-05-19", "17:00"));
    EXPECT_EQ(clocks(matter).original.at, at("2026-05-11", "17:00"));
}

TEST(LegalClock, GoesOnAfterASupplementInTheSecondEra) {
    auto matter = five_days_from("2026-06-08");
    matter.waits = {supplement(at("2026-06-10", "10:00"), at("2026-06-16", "10:00"))};
    // Tuesday 9 is counted, Wednesday 10 to Tuesday 16 stand, then four more days.
    EXPECT_EQ(clocks(matter).legal.at, at("2026-06-22", "17:00"));
}

TEST(LegalClock, FollowsTheRuleOfTheDayOfTheRequest) {
    auto matter = five_days_from("2026-05-28");
    matter.waits = {supplement(at("2026-05-29", "10:00"), at("2026-06-05", "10:00"))};
    EXPECT_EQ(clocks(matter).legal.at, at("2026-06-12", "17:00"));
    EXPECT_TRUE(clocks(matter).run.stops.empty());
}

TEST(LegalClock, StandsForAPaymentOnlyWhereTheSectorSaysSo) {
    auto matter = five_days_from("2026-05-04");
    matter.waits = {{Cause::payment, at("2026-05-06", "10:00"), at("2026-05-07", "10:00"),
                     WhileWaiting::runs, "notice 1"}};
    EXPECT_EQ(clocks(matter).legal.at, at("2026-05-11", "17:00"));
    matter.waits.front().legal_clock = WhileWaiting::stands;
    EXPECT_EQ(clocks(matter).legal.at, at("2026-05-13", "17:00"));
}

TEST(LegalClock, StandsAsLongAsAWaitLasts) {
    auto matter = five_days_from("2026-05-04");
    matter.waits = {supplement(at("2026-05-06", "10:00"), std::nullopt)};
    EXPECT_TRUE(clocks(matter).standing);
    matter.ended_at = at("2026-05-08", "10:00");
    EXPECT_FALSE(clocks(matter).standing);
}

TEST(Extension, MayBeAnnouncedUpToTheDayBefore) {
    auto matter = five_days_from("2026-05-04");
    matter.extensions = {{at("2026-05-10", "23:00"), {Unit::working_days, 3}, "letter 1"}};
    EXPECT_EQ(clocks(matter).legal.at, at("2026-05-13", "17:00"));
    EXPECT_EQ(clocks(matter).original.at, at("2026-05-11", "17:00")) << "both dates are kept";
    EXPECT_TRUE(clocks(matter).extended);
    matter.extensions.front().announced_at = at("2026-05-11", "07:00");
    EXPECT_EQ(refused(matter), extension_too_late);
}

TEST(Extension, ComesOnce) {
    auto matter = five_days_from("2026-05-04");
    matter.extensions = {{at("2026-05-06", "10:00"), {Unit::working_days, 5}, "letter 1"},
                         {at("2026-05-07", "10:00"), {Unit::working_days, 9}, "letter 2"}};
    EXPECT_EQ(refused(matter), extended_too_often);
}

TEST(Extension, GivesALaterDay) {
    auto matter = five_days_from("2026-05-04");
    matter.extensions = {{at("2026-05-06", "10:00"), {Unit::working_days, 3}, "letter 1"}};
    EXPECT_EQ(refused(matter), extension_not_later);
}

TEST(Extension, LapsesWhenTheTermBeginsAnew) {
    auto matter = five_days_from("2026-05-04");
    matter.extensions = {{at("2026-05-06", "10:00"), {Unit::working_days, 8}, "letter 1"}};
    matter.waits = {supplement(at("2026-05-07", "10:00"), at("2026-05-12", "10:00"))};
    EXPECT_EQ(clocks(matter).legal.at, at("2026-05-19", "17:00"));
    EXPECT_FALSE(clocks(matter).extended);
}

TEST(ClockProblems, ComeInTheirOrder) {
    auto matter = five_days_from("2026-05-04");
    matter.extensions = {{at("2026-05-11", "10:00"), {Unit::working_days, 1}, "letter 1"},
                         {at("2026-05-12", "10:00"), {Unit::working_days, 1}, "letter 2"}};
    EXPECT_EQ(refused(matter), extension_too_late);
    matter.waits = {supplement(at("2026-05-03", "10:00"), at("2026-05-12", "10:00"))};
    EXPECT_EQ(refused(matter), waits_unsound) << "before the acceptance";
    matter.base.length = 0;
    EXPECT_EQ(refused(matter), no_due_date);
}

TEST(ClockProblems, SeeWaitsThatTouchOrAreOpenInTheMiddle) {
    auto matter = five_days_from("2026-05-04");
    matter.waits = {supplement(at("2026-05-06", "10:00"), at("2026-05-07", "10:00")),
                    supplement(at("2026-05-07", "10:00"), at("2026-05-08", "10:00"))};
    EXPECT_EQ(refused(matter), waits_unsound);
    matter.waits.front().to = std::nullopt;
    EXPECT_EQ(refused(matter), waits_unsound);
}

TEST(IndexClock, SubtractsWhatWasWaitedForASupplement) {
    auto matter = five_days_from("2026-05-04");
    matter.waits = {supplement(at("2026-05-06", "10:00"), at("2026-05-12", "10:00"))};
    matter.ended_at = at("2026-05-17", "17:00");
    EXPECT_EQ(clocks(matter).index.waited, hours{6 * 24});
    EXPECT_FALSE(clocks(matter).index.late) << "six days later than due, after six days of waiting";
    matter.ended_at = at("2026-05-17", "17:01");
    EXPECT_TRUE(clocks(matter).index.late);
    EXPECT_LT(*matter.ended_at, clocks(matter).legal.at) << "by law it is in time";
}

TEST(IndexClock, DoesNotSubtractAPayment) {
    auto matter = five_days_from("2026-05-04");
    matter.waits = {{Cause::payment, at("2026-05-06", "10:00"), at("2026-05-12", "10:00"),
                     WhileWaiting::stands, "notice 1"}};
    matter.ended_at = at("2026-05-15", "17:00");
    EXPECT_EQ(clocks(matter).index.waited, microseconds{0});
    EXPECT_TRUE(clocks(matter).index.late);
}

TEST(IndexClock, CallsASecondRequestLate) {
    auto matter = five_days_from("2026-05-04");
    matter.waits = {supplement(at("2026-05-05", "10:00"), at("2026-05-05", "11:00")),
                    supplement(at("2026-05-06", "10:00"), at("2026-05-06", "11:00"))};
    matter.ended_at = at("2026-05-07", "10:00");
    EXPECT_TRUE(clocks(matter).index.late);
    EXPECT_EQ(clocks(matter).index.requests, 2);
}

TEST(IndexClock, EndsAtTheRequestThatIsStillOpen) {
    auto matter = five_days_from("2026-05-04");
    matter.waits = {supplement(at("2026-05-06", "10:00"), std::nullopt)};
    EXPECT_EQ(clocks(matter).index.ended_at, at("2026-05-06", "10:00"));
    EXPECT_FALSE(clocks(matter).index.late);
}

TEST(IndexClock, MeasuresWhatIsOpenAtTheEndOfThePeriod) {
    EXPECT_FALSE(clocks(five_days_from("2026-05-04"), at("2026-05-11", "17:00")).index.late);
    EXPECT_TRUE(clocks(five_days_from("2026-05-04"), at("2026-05-11", "17:01")).index.late);
}

}
}
