#include "src/dossier/notice_actions.h"

#include "src/dossier/notice_jobs.h"
#include "src/dossier/trial_province.h"
#include "src/notice/message_store.h"

namespace motcua::dossier {
namespace {

class Notices : public OnProvince {
  protected:
    /// What a dispatch would send, as "number: text" lines.
    std::string sent() {
        const notice::Wording wording = [](std::string_view key, const notice::Blanks& blanks) {
            return std::string(key) + ";" + blanks.code + ";" + blanks.due + ";" + blanks.place;
        };
        std::string lines;
        office::dispatch_due(*office(), "holder", [&](const office::Dispatched& effect) {
            const auto read = addressed(*office(), effect, wording);
            lines += read.phone + ": " + read.text + "\n";
        });
        return lines;
    }
    std::int64_t queued() { return office().number("SELECT COUNT(*) FROM outbox"); }
};
INSTANTIATE_TEST_SUITE_P(Engines, Notices, sql::both_engines(), sql::engine_name);

TEST_P(Notices, GoWithTheTurnsOfADossierAndNoOthers) {
    const auto code = province().a_dossier_at("");
    const auto id = province().found(code).id.value();
    const auto listed = office()->look([&](sql::Session& session) {
        return notice::messages_of(session, notice::About::dossier, id);
    });
    ASSERT_EQ(listed.size(), 3u);
    EXPECT_EQ(listed[0].kind, notice::Kind::accepted);
    EXPECT_EQ(listed[1].kind, notice::Kind::in_progress);
    EXPECT_EQ(listed[2].kind, notice::Kind::ready);
    EXPECT_EQ(queued(), 3);
    const auto place = ";Uy ban nhan dan phuong Hoa Lu\n";
    EXPECT_EQ(sent(), "0900000011: sms.accepted;" + code + ";17:00 23/11/2026" + place +
                          "0900000011: sms.in_progress;" + code + ";17:00 23/11/2026" + place +
                          "0900000011: sms.ready_counter;" + code + ";17:00 23/11/2026" + place);
}

TEST_P(Notices, GoToWhoeverFiledForAnother) {
    auto filing = a_filing();
    filing.submitter = an_owner();
    filing.submitter->phone = "0900000099";
    const auto code = TrialProvince::done(province().file(filing)).body.text_at("code");
    TrialProvince::done(province().reject("mot-cua", province().target(code), "sai nơi nộp"));
    EXPECT_EQ(sent(), "0900000099: sms.rejected;" + code + ";;Uy ban nhan dan phuong Hoa Lu\n");
}

TEST_P(Notices, GoOnceHoweverOftenAnActIsAskedFor) {
    const auto code = province().a_dossier_at("reception");
    const auto promise = a_promise("once");
    const auto target = province().target(code);
    for (int time = 0; time < 3; ++time)
        TrialProvince::done(province().accept("mot-cua", target, &promise));
    EXPECT_EQ(queued(), 1);
    EXPECT_FALSE(province().accept("mot-cua", province().target(code)));
    EXPECT_EQ(queued(), 1);
}

TEST_P(Notices, HaveNoNumberOnceThePersonIsErased) {
    const auto code = province().a_dossier_at("assignment");
    const auto entry = province().found(code).submission_entry;
    office()->database().write([&](sql::Session& session) {
        session.run("DELETE FROM journal_secrets WHERE entry_id = $1", entry);
        return sql::Outcome::keep;
    });
    EXPECT_TRUE(sent().starts_with(": sms.accepted;" + code));
}

TEST_P(Notices, LeaveNothingPersonalInTheQueue) {
    province().a_dossier_at("");
    office()->look([](sql::Session& session) {
        for (const auto& row : session.query("SELECT body FROM outbox ORDER BY id")) {
            EXPECT_EQ(row.text(0).find("0900000"), std::string::npos) << row.text(0);
            EXPECT_EQ(row.text(0).find("Khang"), std::string::npos) << row.text(0);
        }
        return 0;
    });
}

}
}
