#include "src/dossier/rating_actions.h"

#include "src/dossier/ending_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

const office::Actor nobody{office::AccountId(-1), "", {}};

class Ratings : public OnProvince {
  protected:
    static Rating a_rating(Answer overall = Answer::satisfied) {
        Rating rating;
        rating.answers.fill(Answer::satisfied);
        rating.answers.front() = overall;
        rating.words = "Chờ hơi lâu.";
        return rating;
    }
    std::string rated(const std::string& login, const SlipMark& mark,
                      const Rating& rating = a_rating(), const office::Once* once = nullptr) {
        return end_of(province().as(
            login, [&](office::Act& act) { return rate(act, mark, rating); }, once));
    }
    std::string rated_by_nobody(const SlipMark& mark) {
        return end_of(office()->perform(
            nobody, nullptr, [&](office::Act& act) { return rate(act, mark, a_rating()); }));
    }
    SlipMark slip(const std::string& code) { return {code, office()->vault().slip_token(code)}; }
};
INSTANTIATE_TEST_SUITE_P(Engines, Ratings, sql::both_engines(), sql::engine_name);

TEST_P(Ratings, AreTakenOnceAndLeaveTheDossiersVersionAlone) {
    const auto code = province().a_dossier_at("");
    const auto version = province().found(code).version;
    const auto entry = TrialProvince::done(province().as("cong-dan", [&](office::Act& act) {
        return rate(act, {code, ""}, a_rating());
    }));
    EXPECT_EQ(json::canonical(entry.body).find("lâu"), std::string::npos);
    EXPECT_EQ(entry.secret->text_at("words"), "Chờ hơi lâu.");
    EXPECT_EQ(province().found(code).version, version);
    EXPECT_EQ(rated("cong-dan", {code, ""}), "rated_before");
    EXPECT_EQ(rated_by_nobody(slip(code)), "rated_before");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM ratings WHERE overall = 'satisfied'"), 1);
}

TEST_P(Ratings, AreTakenFromWhoeverHoldsTheSlipAndFromNobodyElse) {
    const auto code = province().a_dossier_at("");
    EXPECT_EQ(rated("cong-dan-2", {code, ""}), "no_such_dossier");
    EXPECT_EQ(rated_by_nobody({code, ""}), "no_such_dossier");
    EXPECT_EQ(rated_by_nobody({code, "0123456789abcdefghjkmnpqrs"}), "no_such_dossier");
    EXPECT_EQ(rated("mot-cua", slip(code)), "not_yours");
    EXPECT_EQ(rated_by_nobody(slip(code)), "done");
}

TEST_P(Ratings, ComeAfterTheEndAndBeforeItIsForgotten) {
    const auto code = province().a_dossier_at("approval");
    EXPECT_EQ(rated("cong-dan", {code, ""}), "wrong_state");
    const auto late = province().a_dossier_at("");
    office().wait(std::chrono::days{rating_days + 1});
    EXPECT_EQ(rated("cong-dan", {late, ""}), "rating_closed");
}

TEST_P(Ratings, AreTakenForWhatWasRejectedAndWhileAResultWaits) {
    const auto rejected = TrialProvince::done(province().file(a_filing())).body.text_at("code");
    TrialProvince::done(province().reject("mot-cua", province().target(rejected), "sai nơi nộp"));
    EXPECT_EQ(rated("cong-dan", {rejected, ""}), "done");
    const auto waiting = province().a_dossier_at("delivery");
    office().wait(std::chrono::days{rating_days + 1});
    EXPECT_EQ(rated("cong-dan", {waiting, ""}), "done");
}

TEST_P(Ratings, BeginAnewWithTheTurnOfACorrectedResult) {
    const auto code = province().a_dossier_at("");
    EXPECT_EQ(rated("cong-dan", {code, ""}, a_rating(Answer::not_satisfied)), "done");
    TrialProvince::done(province().as("lanh-dao", [&](office::Act& act) {
        return correct(act, province().rules(), province().target(code), "sai họ tên");
    }));
    EXPECT_EQ(rated("cong-dan", {code, ""}), "wrong_state");
    TrialProvince::done(province().complete("ho-tich", province().target(code)));
    TrialProvince::done(province().approve("lanh-dao", province().target(code), "TM."));
    TrialProvince::done(province().issue("van-thu", province().target(code)));
    EXPECT_EQ(rated("cong-dan", {code, ""}), "done");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM ratings"), 2);
}

TEST_P(Ratings, AnswerARepetitionAgainAndAnotherBodyNot) {
    const auto code = province().a_dossier_at("");
    const auto first = a_promise("key");
    EXPECT_EQ(rated("cong-dan", {code, ""}, a_rating(), &first), "done");
    EXPECT_EQ(rated("cong-dan", {code, ""}, a_rating(), &first), "done");
    const auto other = a_promise("key", "other");
    EXPECT_EQ(rated("cong-dan", {code, ""}, a_rating(), &other), "key_reused");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM ratings"), 1);
}

TEST_P(Ratings, AreRefusedInAFixedOrder) {
    const auto open = province().a_dossier_at("approval");
    Rating empty;
    EXPECT_EQ(rated("mot-cua", {"none", ""}, empty), "not_yours");
    EXPECT_EQ(rated("cong-dan", {"none", ""}, empty), "no_such_dossier");
    EXPECT_EQ(rated("cong-dan", {open, ""}, empty), "wrong_state");
    const auto over = province().a_dossier_at("");
    empty.words.assign(rating_bytes_max + 1, 'x');
    EXPECT_EQ(rated("cong-dan", {over, ""}, empty), "rating_incomplete");
    empty.answers.fill(Answer::satisfied);
    EXPECT_EQ(rated("cong-dan", {over, ""}, empty), "text_too_long");
}

}
}
