#include "src/calendar/rule_change.h"

#include <gtest/gtest.h>

#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

std::string end_of(const RuleChange& change) {
    const auto text = text_in("data/time_rules/vietnam.json");
    const auto after = rules_with(text, change);
    return after ? "done" : std::string(name_of(after.error()));
}

TEST(RuleChange, BeginsAnEraThatSaysWhatTheOneBeforeSaidButForWhatIsChanged) {
    const auto text = text_in("data/time_rules/vietnam.json");
    const auto after =
        rules_with(text, {"01/01/2027", {{"after_supplement", "resume"}}, "Nghị định 1/2026"});
    ASSERT_TRUE(after);
    const auto rules = time_rules_from(*after);
    ASSERT_EQ(rules.size(), 3U);
    const auto on = [&](const char* day) { return rules_on(rules, *base::parse_day(day)); };
    EXPECT_EQ(on("2026-12-31").after_supplement, AfterSupplement::restart);
    EXPECT_EQ(on("2027-01-01").after_supplement, AfterSupplement::resume);
    EXPECT_EQ(on("2027-01-01").online_reception_hours, 8);
    const auto differences = differences_between(text, *after);
    ASSERT_EQ(differences.size(), 1U);
    EXPECT_EQ(differences.front().from, "2027-01-01");
    EXPECT_EQ(differences.front().rule, "after_supplement");
    EXPECT_EQ(*differences.front().before.text(), "restart");
    EXPECT_EQ(*differences.front().after.text(), "resume");
}

TEST(RuleChange, ChangesAnEraThatBeginsOnThatDayAndNoLaterOne) {
    const auto text = text_in("data/time_rules/vietnam.json");
    const auto after = rules_with(text, {"2018-06-21", {{"due_time", "9:30"}}, "thử"});
    ASSERT_TRUE(after);
    const auto rules = time_rules_from(*after);
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_EQ(rules.front().due_time, std::chrono::minutes{9 * 60 + 30});
    EXPECT_EQ(rules.back().due_time, std::nullopt);
}

TEST(RuleChange, TakesARuleBack) {
    const auto late = rules_with(empty_rules(), {"2027-01-01", {{"due_time", "11:00"}}, "thử"});
    ASSERT_TRUE(late);
    const auto after = rules_with(*late, {"2027-02-01", {{"due_time", "none"}}, "thử"});
    ASSERT_TRUE(after);
    EXPECT_EQ(time_rules_from(*after).back().due_time, std::nullopt);
}

TEST(RuleChange, IsRefusedByNameInThisOrder) {
    EXPECT_EQ(end_of({"hôm nay", {{"x", "1"}}, ""}), "bad_day");
    EXPECT_EQ(end_of({"2027-01-01", {{"x", "1"}}, ""}), "unknown_rule");
    EXPECT_EQ(end_of({"2027-01-01", {{"due_time", "17:00"}}, ""}), "source_missing");
    EXPECT_EQ(end_of({"2027-01-01", {{"due_time", "17:00"}}, std::string(301, 'x')}),
              "text_too_long");
    EXPECT_EQ(end_of({"2027-01-01", {{"due_time", "25:00"}}, "thử"}), "bad_value");
    EXPECT_EQ(end_of({"2027-01-01", {{"extensions_max", "một"}}, "thử"}), "bad_value");
    EXPECT_EQ(end_of({"2027-01-01", {{"extensions_max", "1"}}, "thử"}), "nothing_new");
    EXPECT_EQ(end_of({"2027-01-01", {}, ""}), "nothing_new");
}

}
}
