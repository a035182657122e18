#include "src/catalogue/layer.h"

#include <gtest/gtest.h>

namespace motcua::catalogue {
namespace {

Procedure procedure() {
    Procedure made;
    made.code = "9.900001";
    made.process = "civil-status";
    Variant variant;
    variant.code = "general";
    variant.limit = {calendar::Unit::working_days, 5};
    variant.limit_source = "law";
    variant.limit_certainty = "read";
    FeeLine fee;
    fee.code = "fee";
    fee.amount_dong = 8000;
    variant.fees.push_back(fee);
    made.variants.push_back(variant);
    return made;
}

Layer layer(const std::string& number, const std::string& from) {
    Layer made;
    made.number = number;
    made.signed_on = "2026-01-05";
    made.effective_from = from;
    return made;
}

std::string fault_of(const Layer& layer) {
    const auto fault = fault_in(layer, procedure(), {"reception", "settlement"});
    return fault ? std::string(name_of(fault->why)) : "";
}

TEST(Layer, HasANumberAndDaysInTheirOrder) {
    EXPECT_EQ(fault_of(layer("1/QĐ-UBND", "2026-01-05")), "");
    EXPECT_EQ(fault_of(layer("", "2026-01-05")), "decision_incomplete");
    EXPECT_EQ(fault_of(layer("1/QĐ-UBND", "5/1/2026")), "bad_day");
    EXPECT_EQ(fault_of(layer("1/QĐ-UBND", "2026-01-04")), "before_decision");
}

TEST(Layer, MayShortenALimitAndNotLengthenIt) {
    auto decided = layer("1/QĐ-UBND", "2026-02-01");
    decided.limit = {"general", "working_days", 3};
    EXPECT_EQ(fault_of(decided), "");
    decided.limit->length = 6;
    EXPECT_EQ(fault_of(decided), "limit_not_shorter");
    decided.limit = {"general", "calendar_days", 3};
    EXPECT_EQ(fault_of(decided), "limit_not_shorter") << "days of two kinds cannot be compared";
    decided.limit = {"urgent", "working_days", 3};
    EXPECT_EQ(fault_of(decided), "unknown_variant");
}

TEST(Layer, AFeeNeedsItsResolutionAndDay) {
    auto decided = layer("1/QĐ-UBND", "2026-02-01");
    decided.fee = {"general", "fee", 4000, "12/NQ-HĐND", "2026-03-01"};
    EXPECT_EQ(fault_of(decided), "");
    decided.fee->from = "";
    EXPECT_EQ(fault_of(decided), "bad_day");
    decided.fee->resolution = "";
    EXPECT_EQ(fault_of(decided), "resolution_missing");
    decided.fee->fee = "other";
    EXPECT_EQ(fault_of(decided), "unknown_fee");
}

TEST(Layer, HoursAreForStepsOfTheProcess) {
    auto decided = layer("1/QĐ-UBND", "2026-02-01");
    decided.hours["settlement"] = 16;
    EXPECT_EQ(fault_of(decided), "");
    decided.hours["settlement"] = -1;
    EXPECT_EQ(fault_of(decided), "bad_hours");
    decided.hours = {{"baking", 1}};
    EXPECT_EQ(fault_of(decided), "unknown_step");
}

TEST(Layer, IsTheSameAfterWritingAndReading) {
    auto decided = layer("1/QĐ-UBND", "2026-02-01");
    decided.law_from = "2026-02-10";
    decided.limit = {"general", "working_days", 3};
    decided.fee = {"general", "fee", 4000, "12/NQ-HĐND", "2026-03-01"};
    decided.agency = "H42.02.01";
    decided.hours["settlement"] = 16;
    EXPECT_EQ(to_json(layer_from(to_json(decided))), to_json(decided));
}

TEST(Layer, ALimitCountsFromItsDayUntilTheNextOne) {
    auto first = layer("1/QĐ-UBND", "2026-02-01");
    first.limit = {"general", "working_days", 4};
    auto second = layer("2/QĐ-UBND", "2026-06-01");
    second.limit = {"general", "working_days", 2};
    const std::vector layers{first, second, layer("3/QĐ-UBND", "2026-07-01")};
    const auto of = procedure();
    const auto& variant = of.variants.front();
    const auto on = [&](const char* day) { return as_decided(variant, layers, day); };
    EXPECT_EQ(on("2026-01-31").limit.length, 5);
    EXPECT_EQ(on("2026-01-31").limit_source, "law");
    EXPECT_EQ(on("2026-02-01").limit.length, 4);
    EXPECT_EQ(on("2026-05-31").limit.length, 4);
    EXPECT_EQ(on("2026-08-01").limit.length, 2) << "the third decision speaks of other things";
    EXPECT_EQ(on("2026-08-01").limit_source, "2/QĐ-UBND");
}

TEST(Layer, APriceCountsFromTheDayOfItsResolution) {
    auto first = layer("1/QĐ-UBND", "2026-02-01");
    first.fee = {"general", "fee", 4000, "12/NQ-HĐND", "2026-03-01"};
    EXPECT_TRUE(prices_on({first}, "general", "2026-02-28").empty());
    EXPECT_EQ(prices_on({first}, "general", "2026-03-01").at("fee"), 4000);
    EXPECT_TRUE(prices_on({first}, "urgent", "2026-03-01").empty());
}

/// Weekdays work; Monday 12 January 2026 does not.
calendar::OfficeCalendar trial_calendar() {
    using namespace std::chrono;
    return {
        {}, {{local_days{2026y / 1 / 12}, calendar::DayKind::day_off}}, local_days{2030y / 1 / 1}};
}

TEST(Layer, AnAgencySettlesFromItsDayUntilTheNextOne) {
    auto first = layer("1/QĐ-UBND", "2026-01-10");
    first.agency = "H42.02.01";
    auto second = layer("2/QĐ-UBND", "2026-03-01");
    second.agency = "H42.02.02";
    const std::vector<Layer> layers{first, second, layer("3/QĐ-UBND", "2026-04-01")};
    EXPECT_EQ(agency_on(layers, "2026-01-09"), "");
    EXPECT_EQ(agency_on(layers, "2026-01-10"), "H42.02.01");
    EXPECT_EQ(agency_on(layers, "2026-03-01"), "H42.02.02");
    EXPECT_EQ(agency_on(layers, "2026-04-01"), "H42.02.02");
}

TEST(Layer, IsToBePublishedWithinFiveWorkingDays) {
    EXPECT_EQ(days_of(layer("1/QĐ-UBND", "2026-01-05"), trial_calendar()).publish_by, "2026-01-13")
        << "6, 7, 8, 9 and 13: Monday the 12th is off";
}

TEST(Layer, IsLateWhenSignedLessThanFiveWorkingDaysBeforeItsLaw) {
    auto decided = layer("1/QĐ-UBND", "2026-01-05");
    decided.law_from = "2026-01-13";
    EXPECT_FALSE(days_of(decided, trial_calendar()).signed_late) << "five: 12th is off";
    decided.law_from = "2026-01-09";
    EXPECT_TRUE(days_of(decided, trial_calendar()).signed_late);
}

TEST(Layer, HoursOfAStepAreThoseOfTheLastDecisionThatNamesIt) {
    auto first = layer("1/QĐ-UBND", "2026-02-01");
    first.hours = {{"reception", 2}, {"settlement", 20}};
    auto second = layer("2/QĐ-UBND", "2026-03-01");
    second.hours = {{"settlement", 12}};
    using Hours = std::map<std::string, std::int64_t>;
    EXPECT_EQ(hours_on({first, second}, "2026-01-31"), Hours{});
    EXPECT_EQ(hours_on({first, second}, "2026-02-28"), first.hours);
    EXPECT_EQ(hours_on({second, first}, "2026-03-01"),
              (Hours{{"reception", 2}, {"settlement", 12}}));
}

}
}
