#include "src/app/history/plan.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "src/app/history/persona.h"
#include "src/app/history/work_clock.h"

namespace motcua::history {
namespace {

using std::chrono::days;

base::Day day(const char* iso) { return base::parse_day(iso).value(); }

/// Mondays to Fridays, but for Tết 2026 and a day before the plan's today.
calendar::OfficeCalendar a_calendar() {
    std::map<base::Day, calendar::DayKind> exceptions;
    for (auto each = day("2026-02-16"); each <= day("2026-02-20"); each += days{1})
        exceptions[each] = calendar::DayKind::day_off;
    exceptions[day("2026-11-24")] = calendar::DayKind::day_off;
    exceptions[day("2026-08-22")] = calendar::DayKind::working;
    return {{}, exceptions, day("2027-01-01")};
}

Errand a_service(calendar::Unit unit, std::int64_t length) {
    Errand service;
    service.procedure = "1";
    service.limit = {unit, length};
    service.online = true;
    service.offices = {0, 1};
    return service;
}

/// Four groups: at once, on the same day, in eighteen days with a visit, in three days for money.
Material a_material() {
    using enum calendar::Unit;
    Material material;
    material.offices = {{"H42.02.01", 3}, {"H42.02.02", 1}};
    material.dossiers_a_month = 300;
    material.services = {a_service(same_day, 1), a_service(same_day, 1),
                         a_service(working_days, 18), a_service(working_days, 15),
                         a_service(working_days, 3)};
    material.services[0].immediate = true;
    material.services[0].online = false;
    material.services[2].site_visit = true;
    material.services[2].elsewhere = true;
    material.services[2].settlers = {0, 1};
    material.services[3].owed_online = true;
    material.groups = {{"copies", 45, {0}, {1}},
                       {"civil", 25, {1}, {1}},
                       {"land", 20, {2, 3}, {3, 1}},
                       {"business", 10, {4}, {1}}};
    return material;
}

Extent an_extent(std::uint64_t seed = 1) { return {day("2026-11-24"), 13, 15'000, seed}; }

const Plan& the_plan() {
    static const auto plan = plan_of(a_material(), a_calendar(), an_extent());
    return plan;
}

std::int64_t count_of(Fate fate) {
    std::int64_t count = 0;
    for (const auto& dossier : the_plan().dossiers) count += dossier.fate == fate ? 1 : 0;
    return count;
}

TEST(History, HasAsManyDossiersAsWereAskedForInTheirShares) {
    const auto material = a_material();
    std::vector<std::int64_t> counts(material.services.size(), 0);
    for (const auto& dossier : the_plan().dossiers) ++counts[dossier.service];
    EXPECT_EQ(the_plan().dossiers.size(), 15'000);
    EXPECT_EQ(counts[0], 6750);
    EXPECT_EQ(counts[1], 3750);
    EXPECT_EQ(counts[2] + counts[3], 3000);
    EXPECT_EQ(counts[4], 1500);
}

TEST(History, GivesEachFateItsShare) {
    EXPECT_EQ(count_of(Fate::late), 60);
    EXPECT_EQ(count_of(Fate::supplemented), 900);
    EXPECT_EQ(count_of(Fate::rejected), 225);
    EXPECT_EQ(count_of(Fate::withdrawn), 105);
    EXPECT_EQ(count_of(Fate::corrected), 15);
    EXPECT_EQ(count_of(Fate::open), 420);
}

TEST(History, HasNothingOnADayOffAndNothingAfterItsEnd) {
    const auto calendar = a_calendar();
    std::set<base::Day> off;
    for (const auto& act : the_plan().acts)
        if (!calendar.works(base::day_of(act.at))) off.insert(base::day_of(act.at));
    EXPECT_TRUE(off.empty());
    EXPECT_EQ(base::day_of(the_plan().acts.back().at), day("2026-11-23"));
}

TEST(History, IsInTheOrderOfTimeAndFilesFirst) {
    std::vector<bool> filed(the_plan().dossiers.size(), false);
    auto before = the_plan().acts.front().at;
    for (const auto& act : the_plan().acts) {
        EXPECT_GE(act.at, before);
        before = act.at;
        EXPECT_EQ(filed[act.dossier], act.deed != Deed::file);
        filed[act.dossier] = true;
    }
}

TEST(History, HasPeaksOnMondaysAndAfterTet) {
    std::map<base::Day, std::int64_t> filed;
    for (const auto& act : the_plan().acts)
        if (act.deed == Deed::file) ++filed[base::day_of(act.at)];
    EXPECT_GT(filed[day("2026-03-16")], filed[day("2026-03-18")]);
    EXPECT_GT(filed[day("2026-02-23")], filed[day("2026-03-16")]);
    EXPECT_GT(filed[day("2026-08-22")], 0);
}

TEST(History, HasNineOverdueAndAsManyDueSoonAsWereAskedForWhenItEnds) {
    // Of what is accepted; 5 and 8 more wait for their reception. The 24th is off.
    const auto calendar = a_calendar();
    std::map<std::string, int> due;
    for (const auto& act : the_plan().acts) {
        const auto& dossier = the_plan().dossiers[act.dossier];
        if (act.deed != Deed::accept || dossier.fate != Fate::open) continue;
        const auto limit = a_material().services[dossier.service].limit;
        const auto on = base::day_of(calendar::due(act.at, limit, calendar)->at);
        ++due[on < day("2026-11-24")    ? "overdue"
              : on == day("2026-11-25") ? "today"
              : on < day("2026-12-01")  ? "soon"
                                        : "later"];
    }
    EXPECT_EQ(due["overdue"], 9);
    EXPECT_EQ(due["today"], 9);
    EXPECT_EQ(due["soon"], 30);
}

TEST(History, HasARatingOfOneInSixThatWereHandedOverAndOfNoOthers) {
    std::set<std::size_t> delivered;
    std::int64_t rated = 0;
    for (const auto& act : the_plan().acts) {
        const auto& dossier = the_plan().dossiers[act.dossier];
        const bool at_once = a_material().services[dossier.service].immediate;
        if (act.deed == Deed::deliver || at_once) delivered.insert(act.dossier);
        if (act.deed != Deed::rate) continue;
        ++rated;
        EXPECT_TRUE(delivered.contains(act.dossier));
    }
    const auto of_hundred = rated * 100 / static_cast<std::int64_t>(delivered.size());
    EXPECT_GE(of_hundred, 14);
    EXPECT_LE(of_hundred, 18);
}

TEST(History, HasFeedbackThatIsAnsweredLateTurnedAwayAndOpen) {
    std::map<FeedbackFate, int> fates;
    for (const auto& each : the_plan().feedback) ++fates[each.fate];
    EXPECT_EQ(the_plan().feedback.size(), 60);
    EXPECT_GE(fates[FeedbackFate::answered], 35);
    EXPECT_GE(fates[FeedbackFate::late], 3);
    EXPECT_GE(fates[FeedbackFate::turned_away], 6);
    EXPECT_GE(fates[FeedbackFate::handed_on], 3);
    EXPECT_EQ(fates[FeedbackFate::new_one] + fates[FeedbackFate::taken_in], 4);
    EXPECT_EQ(fates[FeedbackFate::overdue], 1);
}

TEST(History, AnswersFeedbackAfterTakingItInOnWorkedDaysOnly) {
    const auto calendar = a_calendar();
    std::map<std::size_t, FeedbackDeed> last;
    for (const auto& act : the_plan().feedback_acts) {
        EXPECT_TRUE(calendar.works(base::day_of(act.at)));
        EXPECT_LT(base::day_of(act.at), day("2026-11-24"));
        EXPECT_EQ(last.contains(act.feedback), act.deed != FeedbackDeed::send);
        const bool answers = act.deed == FeedbackDeed::answer;
        EXPECT_TRUE(!answers || last[act.feedback] == FeedbackDeed::take_in);
        last[act.feedback] = act.deed;
    }
}

TEST(History, IsTheSameForTheSameSeedOnly) {
    const auto same = plan_of(a_material(), a_calendar(), an_extent());
    const auto other = plan_of(a_material(), a_calendar(), an_extent(2));
    ASSERT_EQ(same.acts.size(), the_plan().acts.size());
    bool equal = true;
    for (std::size_t i = 0; i < same.acts.size(); ++i)
        equal = equal && same.acts[i].at == the_plan().acts[i].at &&
                same.acts[i].deed == the_plan().acts[i].deed;
    ASSERT_EQ(same.feedback_acts.size(), the_plan().feedback_acts.size());
    for (std::size_t i = 0; i < same.feedback_acts.size(); ++i)
        equal = equal && same.feedback_acts[i].at == the_plan().feedback_acts[i].at;
    EXPECT_TRUE(equal);
    EXPECT_NE(other.acts.front().at, same.acts.front().at);
}

TEST(History, CanBeShortAndBeginWithAnySeed) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto plan = plan_of(a_material(), a_calendar(), {day("2026-11-24"), 1, 300, seed});
        EXPECT_EQ(plan.dossiers.size(), 300) << seed;
    }
}

TEST(History, CanBeAWholeProvincesYear) {
    const auto plan = plan_of(a_material(), a_calendar(), {day("2026-11-24"), 12, 612'030, 1});
    EXPECT_EQ(plan.dossiers.size(), 612'030);
    EXPECT_EQ(base::day_of(plan.acts.front().at), day("2025-11-24"));
}

TEST(WorkClock, CountsOpenMinutesOnly) {
    const WorkClock clock(a_calendar(), day("2026-02-13"), day("2026-02-24"));
    EXPECT_EQ(clock.minutes_a_day(), 450);
    EXPECT_EQ(base::rfc3339(clock.at(0)), "2026-02-13T07:30:00+07:00");
    EXPECT_EQ(base::rfc3339(clock.at(240)), "2026-02-13T13:30:00+07:00");
    EXPECT_EQ(base::rfc3339(clock.at(450)), "2026-02-23T07:30:00+07:00");
    EXPECT_EQ(clock.minute_from(clock.at(333)), 333);
    EXPECT_EQ(clock.minute_until(base::from_local(day("2026-02-13") + std::chrono::hours{17})),
              449);
}

TEST(Persona, HasANumberAndATelephoneThatNobodyHas) {
    std::map<std::string, int> names;
    int without_phone = 0;
    for (std::uint64_t number = 0; number < 5000; ++number) {
        const auto who = persona(7, number, {"phường Hoa Lư, tỉnh Ninh Bình", nullptr});
        EXPECT_TRUE(who.identity_number.starts_with("999"));
        EXPECT_EQ(who.identity_number.size(), 12);
        if (who.phone.empty()) ++without_phone;
        ++names[who.full_name];
    }
    EXPECT_GT(without_phone, 300);
    EXPECT_LT(names.size(), 4000); // many share theirs
}

TEST(Persona, SometimesGivesTheAddressAsItWasCalledBeforeJuly2025) {
    const std::string now = "phường Hoa Lư, tỉnh Ninh Bình";
    const std::vector<std::string> before{"phường Ninh Khánh, thành phố Hoa Lư, tỉnh Ninh Bình"};
    int in_old_words = 0;
    for (std::uint64_t number = 0; number < 1000; ++number) {
        const auto who = persona(7, number, {now, &before});
        const bool old = who.address.ends_with(before.front());
        EXPECT_TRUE(old || who.address.ends_with(now)) << who.address;
        in_old_words += old ? 1 : 0;
        EXPECT_TRUE(persona(7, number, {now, nullptr}).address.ends_with(now));
    }
    EXPECT_GT(in_old_words, 100);
    EXPECT_LT(in_old_words, 400);
}

}
}
