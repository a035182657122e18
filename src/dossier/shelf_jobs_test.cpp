#include "src/dossier/shelf_jobs.h"

#include "src/dossier/shelf_store.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

class ShelfOfResults : public OnProvince {
  protected:
    ShelfCount count(const std::string& login) {
        return office()->look([&](sql::Session& session) {
            return count_shelf(session, office::scope_of(province().person(login)),
                               office()->now());
        });
    }
    std::int64_t reminders() {
        return office().number("SELECT COUNT(*) FROM messages WHERE kind = 'unclaimed'");
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, ShelfOfResults, sql::both_engines(), sql::engine_name);

TEST_P(ShelfOfResults, RemindsOnceAfterFifteenDays) {
    province().a_dossier_at("delivery");
    office().set_clock("2026-12-08 09:59");
    EXPECT_EQ(remind_of_results(*office()), 0);
    office().set_clock("2026-12-08 10:00");
    EXPECT_EQ(remind_of_results(*office()), 1);
    EXPECT_EQ(remind_of_results(*office()), 0);
    office().set_clock("2026-12-30 10:00");
    EXPECT_EQ(remind_of_results(*office()), 0);
    EXPECT_EQ(reminders(), 1);
}

TEST_P(ShelfOfResults, RemindsNobodyOfWhatIsSentToThem) {
    auto filing = a_filing();
    filing.delivery_way = "post";
    const auto code = TrialProvince::done(province().file(filing)).body.text_at("code");
    TrialProvince::done(province().accept("mot-cua", province().target(code)));
    TrialProvince::done(province().assign("chanh-van-phong", province().target(code), "ho-tich"));
    TrialProvince::done(province().complete("ho-tich", province().target(code)));
    TrialProvince::done(province().approve("lanh-dao", province().target(code), "TM."));
    TrialProvince::done(province().issue("van-thu", province().target(code)));
    office().set_clock("2026-12-30 10:00");
    EXPECT_EQ(remind_of_results(*office()), 0);
}

TEST_P(ShelfOfResults, CountsWhatWaitsByItsAgeAndScope) {
    province().a_dossier_at("delivery");
    EXPECT_EQ(count("mot-cua").waiting, 1);
    EXPECT_EQ(count("mot-cua").unclaimed, 0);
    office().set_clock("2026-12-10 10:00");
    EXPECT_EQ(count("mot-cua").unclaimed, 1);
    EXPECT_EQ(count("mot-cua").long_unclaimed, 0);
    office().set_clock("2026-12-24 10:00");
    EXPECT_EQ(count("mot-cua").long_unclaimed, 1);
    EXPECT_EQ(count("mot-cua-vu-ban").waiting, 0);
}

TEST_P(ShelfOfResults, GivesAResultToAnotherOnlyWithTheirPaper) {
    const auto code = province().a_dossier_at("delivery");
    const auto handed = [&](const Authority& authority) {
        return end_of(province().as("mot-cua", [&](office::Act& act) {
            return deliver(act, province().rules(), province().target(code),
                           {"Lục Thị Mây", authority, {}});
        }));
    };
    EXPECT_EQ(handed({}), "authority_missing");
    EXPECT_EQ(handed({"authorisation", "", ""}), "authority_missing");
    EXPECT_EQ(handed({"friendship", "7", ""}), "authority_missing");
    EXPECT_EQ(handed({"authorisation", "", "31/11"}), "authority_missing");
    EXPECT_EQ(handed({"authorisation", "", "2026-11-20"}), "done");
}

}
}
