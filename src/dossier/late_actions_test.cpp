#include "src/dossier/late_actions.h"

#include <gtest/gtest.h>

#include "src/dossier/ending_actions.h"
#include "src/dossier/late_store.h"
#include "src/dossier/step_times_store.h"
#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

/// Filed on Monday, 23 November 2026 at ten, and due on the same day: birth registration is settled
/// at once, and late from 17:00 on.
class Lateness : public OnProvince {
  protected:
    Target without_cause(const std::string& code) {
        auto target = province().target(code);
        target.late = {};
        return target;
    }
    Target with_cause(const std::string& code, LateReason late) {
        auto target = province().target(code);
        target.late = std::move(late);
        return target;
    }
    std::string late_at(const std::string& step) {
        const auto code = province().a_dossier_at(step);
        office().set_clock("2026-11-26 10:00");
        return code;
    }
    std::optional<LateCauseRow> named(const std::string& code) {
        const auto id = province().found(code).id;
        return office()->look([&](sql::Session& session) { return late_cause_of(session, id); });
    }
    std::string eater(const std::string& code) {
        const auto id = province().found(code).id.value();
        return office()->look([&](sql::Session& session) -> std::string {
            const auto times =
                step_times_of(session, province().rules(), {id}, office()->now());
            const auto* most = times.empty() ? nullptr : eater_of(times.front().clocks);
            return most == nullptr ? "" : most->code;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Lateness, sql::both_engines(), sql::engine_name);

TEST_P(Lateness, HasToBeExplainedByWhoeverGoesOnAfterTheDueMoment) {
    const auto code = late_at("settlement");
    const auto refused = province().complete("ho-tich", without_cause(code));
    ASSERT_EQ(end_of(refused), "late_without_cause");
    EXPECT_EQ(refused.error().detail.at("places").array()->size(), 2);
    EXPECT_EQ(province().open_step(code), "settlement") << "nothing happened";
    EXPECT_EQ(end_of(province().complete("ho-tich", with_cause(code, {"officer"}))), "done");
}

TEST_P(Lateness, IsNotAskedAboutInTime) {
    const auto code = province().a_dossier_at("settlement");
    EXPECT_EQ(end_of(province().complete("ho-tich", without_cause(code))), "done");
    EXPECT_FALSE(named(code));
}

TEST_P(Lateness, IsExplainedOncePerTurn) {
    const auto code = late_at("settlement");
    province().done(province().complete("ho-tich", with_cause(code, {"objective"})));
    EXPECT_EQ(end_of(province().approve("lanh-dao", without_cause(code))), "done");
    EXPECT_EQ(end_of(province().issue("van-thu", without_cause(code))), "done");
    EXPECT_EQ(named(code)->cause, "objective");
}

TEST_P(Lateness, LiesByDefaultWithTheStepThatUsedMostBeyondItsShare) {
    const auto code = late_at("settlement");
    EXPECT_EQ(eater(code), "settlement");
    province().done(province().complete("ho-tich", with_cause(code, {"officer"})));
    EXPECT_EQ(named(code)->agency, hoa_lu);
    EXPECT_EQ(named(code)->sub_unit, "council_office");
}

TEST_P(Lateness, LiesOnlyWithADeskThatHadTheDossier) {
    const auto code = late_at("settlement");
    EXPECT_EQ(end_of(province().complete("ho-tich",
                                         with_cause(code, {"officer", hoa_lu, "economy"}))),
              "unknown_sub_unit");
    EXPECT_EQ(end_of(province().complete("ho-tich", with_cause(code, {"weather"}))),
              "unknown_cause");
    province().done(
        province().complete("ho-tich", with_cause(code, {"officer", hoa_lu, "one_stop"})));
    EXPECT_EQ(named(code)->sub_unit, "one_stop");
}

TEST_P(Lateness, NeedsNoCauseAfterAnApology) {
    const auto code = late_at("settlement");
    province().done(province().as("ho-tich", [&](office::Act& act) {
        return announce_delay(act, province().rules(), without_cause(code),
                              {"officer", 3, "quá tải"});
    }));
    EXPECT_EQ(end_of(province().complete("ho-tich", without_cause(code))), "done");
}

TEST_P(Lateness, HasToBeExplainedByWhoeverStopsIt) {
    const auto code = late_at("settlement");
    const auto stopped = [&](const Target& target) {
        return end_of(province().as("ho-tich", [&](office::Act& act) {
            return stop(act, province().rules(), target, "not_eligible", "không đủ điều kiện");
        }));
    };
    EXPECT_EQ(stopped(without_cause(code)), "late_without_cause");
    EXPECT_EQ(stopped(with_cause(code, {"citizen"})), "done");
    EXPECT_EQ(named(code)->cause, "citizen");
}

TEST_P(Lateness, DoesNotGrowWhileTheCitizenHasToAct) {
    const auto code = province().a_dossier_at("settlement");
    province().done(province().as("ho-tich", [&](office::Act& act) {
        return request_supplement(act, province().rules(), province().target(code), {},
                                  "thiếu bản sao");
    }));
    office().set_clock("2027-02-01 10:00");
    EXPECT_EQ(end_of(province().as("ho-tich",
                                   [&](office::Act& act) {
                                       return stop(act, province().rules(), without_cause(code),
                                                   "not_supplemented", "không bổ sung");
                                   })),
              "done");
}

TEST_P(Lateness, IsAskedAboutAgainWhenACorrectionIsLateToo) {
    const auto code = late_at("settlement");
    province().done(province().complete("ho-tich", with_cause(code, {"officer"})));
    province().done(province().approve("lanh-dao", without_cause(code)));
    province().done(province().issue("van-thu", without_cause(code)));
    province().done(province().as("lanh-dao", [&](office::Act& act) {
        return correct(act, province().rules(), province().target(code), "sai họ tên");
    }));
    EXPECT_FALSE(named(code));
    office().set_clock("2026-12-10 10:00");
    EXPECT_EQ(end_of(province().complete("ho-tich", without_cause(code))), "late_without_cause");
}

}
}
