#include "src/dossier/ending_actions.h"

#include "src/dossier/ending_store.h"
#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

class Ending : public OnProvince {
  protected:
    template <class Acting> Outcome as(const std::string& login, Acting acting) {
        return province().as(login, [&](office::Act& act) {
            return acting(act, province().rules(), province().target(code_));
        });
    }
    Outcome withdraw(const std::string& login, const std::string& reason = "đổi ý") {
        return as(login, [&](auto& act, auto& rules, auto target) {
            return request_withdrawal(act, rules, target, reason);
        });
    }
    Outcome answer(const std::string& login, bool agreed, const std::string& reason) {
        return as(login, [&](auto& act, auto& rules, auto target) {
            return settle_withdrawal(act, rules, target, agreed, reason);
        });
    }
    Outcome stopped(const std::string& login, const std::string& cause,
                    const std::string& reason = "không đủ điều kiện") {
        return as(login, [&](auto& act, auto& rules, auto target) {
            return stop(act, rules, target, cause, reason);
        });
    }
    Outcome delayed(const std::string& login, std::int64_t days) {
        return as(login, [&](auto& act, auto& rules, auto target) {
            return announce_delay(act, rules, target, {"officer", days, "quá tải"});
        });
    }
    Outcome corrected(const std::string& login) {
        return as(login, [&](auto& act, auto& rules, auto target) {
            return correct(act, rules, target, "sai họ tên");
        });
    }
    void at_step(const std::string& step) { code_ = province().a_dossier_at(step); }
    Dossier dossier() { return province().found(code_); }
    template <class Reading> auto read(Reading reading) {
        return office()->look(
            [&](sql::Session& session) { return reading(session, dossier().id); });
    }

    std::string code_;
};
INSTANTIATE_TEST_SUITE_P(Engines, Ending, sql::both_engines(), sql::engine_name);

TEST_P(Ending, WithdrawalBeforeAcceptanceNeedsNobodysConsent) {
    at_step("reception");
    ASSERT_TRUE(withdraw("cong-dan"));
    EXPECT_EQ(dossier().state, State::stopped);
    EXPECT_FALSE(dossier().step);
    EXPECT_EQ(read(stop_of)->cause, "withdrawn");
    EXPECT_TRUE(read(withdrawal_of)->agreed);
    EXPECT_EQ(end_of(withdraw("cong-dan")), "wrong_state");
}

TEST_P(Ending, WithdrawalAfterAcceptanceWaitsForAWord) {
    at_step("settlement");
    ASSERT_TRUE(withdraw("cong-dan"));
    EXPECT_EQ(dossier().state, State::withdrawal_requested);
    EXPECT_EQ(end_of(province().complete("ho-tich", province().target(code_))), "wrong_state");
    EXPECT_EQ(end_of(answer("ho-tich", false, "")), "reason_missing");
    ASSERT_TRUE(answer("ho-tich", false, "đã trình ký"));
    EXPECT_EQ(dossier().state, State::in_progress);
    ASSERT_TRUE(withdraw("mot-cua"));
    ASSERT_TRUE(answer("ho-tich", true, ""));
    EXPECT_EQ(dossier().state, State::stopped);
    EXPECT_EQ(read(withdrawal_of)->came_from, State::in_progress);
}

TEST_P(Ending, WithdrawalIsForWhoFiledAndUntilTheResultIsDecided) {
    at_step("settlement");
    EXPECT_EQ(end_of(withdraw("ho-tich")), "not_yours");
    EXPECT_EQ(end_of(withdraw("cong-dan", "")), "reason_missing");
    at_step("issuance");
    EXPECT_EQ(end_of(withdraw("cong-dan")), "wrong_state");
}

TEST_P(Ending, StopNamesOneOfItsCauses) {
    at_step("settlement");
    EXPECT_EQ(end_of(stopped("mot-cua", "not_eligible")), "not_yours");
    EXPECT_EQ(end_of(stopped("ho-tich", "because")), "unknown_cause");
    EXPECT_EQ(end_of(stopped("ho-tich", "not_supplemented")), "unknown_cause");
    EXPECT_EQ(end_of(stopped("ho-tich", "not_eligible", "")), "reason_missing");
    ASSERT_TRUE(stopped("ho-tich", "not_eligible"));
    EXPECT_EQ(dossier().state, State::stopped);
    EXPECT_EQ(read(stop_of)->cause, "not_eligible");
}

TEST_P(Ending, StopEndsASupplementThatNeverComes) {
    at_step("settlement");
    ASSERT_TRUE(as("ho-tich", [](auto& act, auto& rules, auto target) {
        return request_supplement(act, rules, target, {}, "thiếu bản sao");
    }));
    EXPECT_EQ(end_of(stopped("ho-tich", "not_eligible")), "unknown_cause");
    ASSERT_TRUE(stopped("ho-tich", "not_supplemented"));
    EXPECT_EQ(dossier().state, State::stopped);
}

TEST_P(Ending, DelayIsAnnouncedOnceAndKeepsBothDates) {
    at_step("settlement");
    const auto before = read(acceptance_of)->due_at;
    EXPECT_EQ(end_of(delayed("ho-tich", 0)), "new_date_missing");
    EXPECT_EQ(end_of(delayed("ho-tich", delay_days_max + 1)), "new_date_missing");
    ASSERT_TRUE(delayed("ho-tich", 5));
    const auto row = read(delay_of);
    EXPECT_EQ(row->due_before, before);
    EXPECT_GT(row->due_at, before);
    EXPECT_EQ(read(acceptance_of)->due_at, row->due_at);
    EXPECT_EQ(dossier().step->due_at, row->due_at);
    EXPECT_EQ(end_of(delayed("ho-tich", 9)), "delay_announced_before");
}

TEST_P(Ending, CorrectionTakesTheResultBackAndItsNumberStaysUsed) {
    at_step("");
    EXPECT_EQ(end_of(corrected("ho-tich")), "not_yours");
    ASSERT_TRUE(corrected("lanh-dao"));
    EXPECT_EQ(dossier().state, State::in_progress);
    EXPECT_EQ(dossier().step->code, "settlement");
    EXPECT_EQ(dossier().step->officer, province().person("ho-tich").account);
    EXPECT_FALSE(read(result_of));
    ASSERT_EQ(read(annulled_of).size(), 1U);
    EXPECT_EQ(read(annulled_of)[0].notation, "01/KS");
    ASSERT_TRUE(province().complete("ho-tich", province().target(code_)));
    ASSERT_TRUE(province().approve("lanh-dao", province().target(code_), "TM."));
    ASSERT_TRUE(province().issue("van-thu", province().target(code_)));
    EXPECT_EQ(read(result_of)->notation, "02/KS");
    const auto counts = office()->look([](sql::Session& session) { return conservation(session); });
    for (const auto& rule : counts) EXPECT_EQ(rule.offenders, 0) << rule.name;
}

TEST_P(Ending, CorrectionHasALimitOfItsOwn) {
    at_step("settlement");
    ASSERT_TRUE(delayed("ho-tich", 5));
    const auto promised = read(acceptance_of)->due_at;
    ASSERT_TRUE(province().complete("ho-tich", province().target(code_)));
    ASSERT_TRUE(province().approve("lanh-dao", province().target(code_), "TM."));
    ASSERT_TRUE(province().issue("van-thu", province().target(code_)));
    ASSERT_TRUE(corrected("lanh-dao"));
    // Counted from today, without the days of the apology.
    EXPECT_LT(read(acceptance_of)->due_at, promised);
    EXPECT_EQ(dossier().step->due_at, read(acceptance_of)->due_at);
}

TEST_P(Ending, EveryEndIsWhatTheJournalSays) {
    at_step("settlement");
    ASSERT_TRUE(delayed("ho-tich", 5));
    ASSERT_TRUE(withdraw("cong-dan"));
    ASSERT_TRUE(answer("ho-tich", true, "đồng ý"));
    ASSERT_TRUE(corrected("lanh-dao"));
    EXPECT_EQ(dossier().state, State::in_progress);
    const auto counts = office()->look([](sql::Session& session) { return conservation(session); });
    for (const auto& rule : counts) EXPECT_EQ(rule.offenders, 0) << rule.name;
}

}
}
