#include "src/dossier/reminder_jobs.h"

#include "src/dossier/ending_actions.h"
#include "src/dossier/reminder_store.h"
#include "src/dossier/trial_province.h"
#include "src/office/outbox.h"

namespace motcua::dossier {
namespace {

/// Accepted on Monday 23 November 2026 at ten, due the same day at five; the 24th is a day off.
class OfficersReminders : public OnProvince {
  protected:
    void begin() override {
        OnProvince::begin();
        code_ = province().a_dossier_at("settlement");
    }
    std::int64_t remind() { return remind_officers(*office(), province().rules()).steps; }
    /// "due_soon CODE", the whole list of that person.
    std::vector<std::string> list(const std::string& login) {
        const auto actor = province().person(login);
        const auto reminders = office()->look([&](sql::Session& session) {
            return list_reminders(session, office::scope_of(actor), actor.account,
                                  office()->now());
        });
        std::vector<std::string> words;
        for (const auto& each : reminders)
            words.push_back(std::string(name_of(each.kind)) + " " + each.code);
        return words;
    }
    /// The demo's officers have no telephone: this one has, and the same position.
    void open_officer_with_phone(const std::string& login, const office::Position& position) {
        TrialProvince::done(
            office()->perform(office::system_actor(), nullptr, [&](office::Act& act) -> Outcome {
                people::NewAccount account;
                account.login = login;
                account.password_hash = "no password matches this";
                account.positions = {position};
                account.details = {"Tạ Văn Thử", "", "0900000099", "", ""};
                people::open_account(act, account);
                return office::Entry{};
            }));
    }
    std::int64_t messages() { return office().number("SELECT COUNT(*) FROM officer_messages"); }
    std::vector<json::Value> waiting_for(const std::string& login) {
        const auto lane = "account:" + std::to_string(province().person(login).account.value());
        return office()->look(
            [&](sql::Session& session) { return office::waiting_in(session, lane); });
    }

    std::string code_;
};
INSTANTIATE_TEST_SUITE_P(Engines, OfficersReminders, sql::both_engines(), sql::engine_name);

TEST_P(OfficersReminders, RemindWhoHasAStepThatIsDueWithinAWorkingDayOnce) {
    EXPECT_EQ(remind(), 1);
    EXPECT_EQ(list("ho-tich"), std::vector{"due_soon " + code_});
    EXPECT_EQ(remind(), 0);
    EXPECT_TRUE(list("ho-tich-2").empty());
    EXPECT_TRUE(list("lanh-dao").empty());
}

TEST_P(OfficersReminders, TellTheSignatoryWhenItHasBecomeOverdue) {
    remind();
    office().set_clock("2026-11-23 17:01");
    EXPECT_EQ(remind(), 1);
    EXPECT_EQ(remind(), 0);
    EXPECT_EQ(list("lanh-dao"), std::vector{"overdue " + code_});
    EXPECT_EQ(list("ho-tich"), std::vector{"overdue " + code_});
}

TEST_P(OfficersReminders, OfAStepThatNobodyHasGoToTheHeadOfItsSubUnit) {
    const auto code = province().a_dossier_at("assignment");
    remind();
    EXPECT_EQ(list("chanh-van-phong"), std::vector{"due_soon " + code});
}

TEST_P(OfficersReminders, SayNothingOfWhatIsNotAcceptedOrWaitsForThePerson) {
    remind();
    const auto before = office().number("SELECT COUNT(*) FROM reminders");
    province().a_dossier_at("reception");
    EXPECT_EQ(remind(), 0);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM reminders"), before);
}

TEST_P(OfficersReminders, LeaveTheListWhenTheWorkIsDone) {
    remind();
    TrialProvince::done(province().complete("ho-tich", province().target(code_)));
    TrialProvince::done(province().approve("lanh-dao", province().target(code_), "TM."));
    TrialProvince::done(province().issue("van-thu", province().target(code_)));
    EXPECT_TRUE(list("ho-tich").empty());
}

TEST_P(OfficersReminders, ComeAnewWithANewDueDate) {
    remind();
    TrialProvince::done(province().as("ho-tich", [&](office::Act& act) {
        return announce_delay(act, province().rules(), province().target(code_),
                              {"officer", 3, "quá tải"});
    }));
    EXPECT_TRUE(list("ho-tich").empty());
    EXPECT_EQ(remind(), 0);
    office().set_clock("2026-11-26 10:00");
    EXPECT_EQ(remind(), 1);
    EXPECT_EQ(list("ho-tich"), std::vector{"due_soon " + code_});
}

TEST_P(OfficersReminders, SendOneMessageADayHoweverManyDossiers) {
    open_officer_with_phone("thu-ho-tich",
                            {office::Role::sub_unit_head, hoa_lu, "council_office"});
    std::vector<std::string> codes;
    for (int i = 0; i < 5; ++i) codes.push_back(province().a_dossier_at("assignment"));
    remind();
    ASSERT_EQ(messages(), 1);
    const auto body = waiting_for("thu-ho-tich").front();
    EXPECT_EQ(body.integer_at("due_soon"), 5);
    EXPECT_EQ(body.array_at("codes").size(), digest_codes_max);
    province().a_dossier_at("assignment");
    office().set_clock("2026-11-23 14:00");
    remind();
    EXPECT_EQ(messages(), 1);
    EXPECT_EQ(list("thu-ho-tich").size(), 6U);
    // The one that came later is told of with the next day's.
    office().set_clock("2026-11-25 07:00");
    remind();
    EXPECT_EQ(messages(), 1) << "the office is closed";
    office().set_clock("2026-11-25 08:00");
    remind();
    EXPECT_EQ(messages(), 2);
    EXPECT_EQ(waiting_for("thu-ho-tich").back().integer_at("overdue"), 1);
}

TEST_P(OfficersReminders, SendNothingToWhoLeftNoNumber) {
    remind();
    EXPECT_EQ(messages(), 0);
}

TEST_P(OfficersReminders, ReadTextAndNumberWhenTheyAreSent) {
    open_officer_with_phone("thu-ho-tich",
                            {office::Role::sub_unit_head, hoa_lu, "council_office"});
    const auto code = province().a_dossier_at("assignment");
    remind();
    office::Dispatched effect;
    effect.body = waiting_for("thu-ho-tich").front();
    const auto told = addressed_to_officer(
        *office(), effect, [](std::string_view key, const notice::Blanks& blanks) {
            return std::string(key) + " " + blanks.due_soon + "/" + blanks.overdue + " " +
                   blanks.code;
        });
    EXPECT_EQ(told.phone, "0900000099");
    EXPECT_EQ(told.text, "sms.work_due 1/0 " + code);
    EXPECT_EQ(told.about, notice::About::officer);
}

}
}
