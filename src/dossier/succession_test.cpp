#include <gtest/gtest.h>

#include "src/dossier/dossier_view_store.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

const auto change = *base::parse_day("2026-11-23");

/// Hoa Lư's commune ends today and Vụ Bản's goes on with its dossiers.
class AtTheSuccessor : public OnProvince {
  protected:
    void succeed() {
        const auto done = office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
            return organisation::succeed_agency(act,
                                                {hoa_lu, {vu_ban}, "merge", change, "1674/NQ", {}});
        });
        ASSERT_TRUE(done) << name_of(done.error());
    }
    void employ(const std::string& login, office::Role role, const std::string& sub_unit) {
        const auto id = *office()->look(
            [&](sql::Session& session) { return people::account_of_login(session, login); });
        const auto done = office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
            return base::Result<bool, Refusal>(
                people::grant_position(act, id, {role, vu_ban, sub_unit}, change));
        });
        ASSERT_TRUE(*done);
    }
    std::vector<std::string> queue_of(const std::string& login) {
        const auto actor = province().person(login);
        std::vector<std::string> codes;
        for (const auto& line : office()->look([&](sql::Session& session) {
                 return list_tasks(session, office::scope_of(actor), actor, {Queue::mine}, {});
             }))
            codes.push_back(line.code);
        return codes;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, AtTheSuccessor, sql::both_engines(), sql::engine_name);

TEST_P(AtTheSuccessor, DossiersStandInTheQueueAndKeepTheirCode) {
    const auto code = province().a_dossier_at("reception");
    EXPECT_TRUE(queue_of("mot-cua-vu-ban").empty());
    succeed();
    EXPECT_EQ(queue_of("mot-cua-vu-ban"), std::vector<std::string>{code});
    EXPECT_EQ(province().found(code).receiving_unit, hoa_lu);
    EXPECT_EQ(end_of(province().accept("mot-cua-vu-ban", province().target(code))), "done");
}

TEST_P(AtTheSuccessor, StepsGivenToSomebodyElsewhereCanBeTaken) {
    const auto code = province().a_dossier_at("settlement");
    succeed();
    employ("ho-tich-2", office::Role::case_officer, "council_office");
    EXPECT_EQ(queue_of("ho-tich-2"), std::vector<std::string>{code});
    EXPECT_EQ(end_of(province().complete("ho-tich-2", province().target(code))), "done");
}

TEST_P(AtTheSuccessor, StepsAreAssignedToOfficersOfTheSuccessor) {
    const auto code = province().a_dossier_at("assignment");
    succeed();
    employ("chanh-van-phong", office::Role::sub_unit_head, "council_office");
    employ("ho-tich-2", office::Role::case_officer, "council_office");
    EXPECT_EQ(end_of(province().assign("chanh-van-phong", province().target(code), "")), "done");
    const auto officer = province().found(code).step->officer;
    EXPECT_EQ(officer, province().person("ho-tich-2").account);
}

TEST_P(AtTheSuccessor, ResultsAreInItsOwnBook) {
    const auto code = province().a_dossier_at("issuance");
    succeed();
    employ("van-thu", office::Role::records_clerk, "council_office");
    const auto entry = TrialProvince::done(province().issue("van-thu", province().target(code)));
    EXPECT_EQ(entry.body.text_at("book").substr(0, vu_ban.size()), vu_ban);
}

TEST_P(AtTheSuccessor, WrongResultsOfTheOldOneAreCorrected) {
    const auto code = province().a_dossier_at("delivery");
    succeed();
    const auto correct_it = [&] {
        const auto about = province().target(code);
        return end_of(province().as("van-thu-so", [&](office::Act& act) {
            return correct(act, province().rules(), about, "sai họ tên");
        }));
    };
    EXPECT_EQ(correct_it(), "no_such_dossier");
    employ("van-thu-so", office::Role::records_clerk, "council_office");
    EXPECT_EQ(correct_it(), "done");
}

TEST_P(AtTheSuccessor, NothingNewIsReceivedAtTheOldOne) {
    succeed();
    const auto refused = province().file(a_filing());
    EXPECT_EQ(end_of(refused), "agency_not_receiving");
    EXPECT_EQ(json::Value(refused.error().detail).text_at("successor"), vu_ban);
}

TEST_P(AtTheSuccessor, TheOldOneIsNamedWithItsSuccessor) {
    const auto code = province().a_dossier_at("reception");
    succeed();
    const auto actor = province().person("mot-cua-vu-ban");
    const auto seen = office()->look([&](sql::Session& session) {
        return json::Value(describe(session, office()->vault(), province().rules(),
                                    province().found(code), {actor, "vi", office()->now()}));
    });
    EXPECT_EQ(seen.at("receiving_unit").text_at("name"), "Ủy ban nhân dân phường Hoa Lư");
    EXPECT_EQ(seen.at("receiving_unit").at("successor").text_at("code"), vu_ban);
}

}
}
