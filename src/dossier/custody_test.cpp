#include "src/dossier/custody.h"

#include <gtest/gtest.h>

#include "src/dossier/custody_actions.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/hand_over_actions.h"
#include "src/dossier/trial_province.h"
#include "src/office/rebuild.h"

namespace motcua::dossier {
namespace {

const Keeper the_counter{hoa_lu, "one_stop"};
const Keeper the_office{hoa_lu, "council_office"};

office::Actor officer_of(const Keeper& keeper) {
    return {office::AccountId(7),
            "somebody",
            {{office::Role::counter_officer, keeper.agency, keeper.sub_unit}}};
}

Original an_original(const std::string& paper, Whereabouts whereabouts = Whereabouts::here) {
    Original original;
    original.paper = paper;
    original.lot = 1;
    original.count = 1;
    original.keeper = the_counter;
    original.whereabouts = whereabouts;
    return original;
}

TEST(Returning, NeedsThePaperAtHand) {
    const std::vector<Original> originals{an_original("a"),
                                          an_original("b", Whereabouts::on_the_way)};
    const auto counter = officer_of(the_counter);
    EXPECT_EQ(decide_return(originals, {{"a"}}, counter)->size(), 1u);
    EXPECT_EQ(decide_return(originals, {{"b"}}, counter).error(), ReturnProblem::elsewhere);
    EXPECT_EQ(decide_return(originals, {{"a"}}, officer_of(the_office)).error(),
              ReturnProblem::elsewhere);
    EXPECT_EQ(decide_return(originals, {{}, true}, counter)->size(), 1u);
}

TEST(Returning, IsRefusedInAFixedOrder) {
    const std::vector<Original> originals{an_original("a", Whereabouts::returned)};
    const auto elsewhere = officer_of(the_office);
    EXPECT_EQ(decide_return(originals, {{"a"}, false, "by_wind"}, elsewhere).error(),
              ReturnProblem::unknown_way);
    EXPECT_EQ(decide_return(originals, {{"a"}}, elsewhere).error(),
              ReturnProblem::unknown_original);
    EXPECT_TRUE(decide_return(originals, {}, elsewhere)->empty());
}

TEST(Keeping, LeavesOutWhatIsOnlyShown) {
    catalogue::Variant variant;
    variant.papers.resize(2);
    variant.papers[0].code = "kept";
    variant.papers[0].need = catalogue::Need::required;
    variant.papers[1].code = "shown";
    variant.papers[1].need = catalogue::Need::present_only;
    const auto kept = kept_of(variant, {{"kept", 1, 0, {}}, {"shown", 1, 0, {}}});
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept.front().paper, "kept");
}

class Custody : public OnProvince {
  protected:
    std::vector<Original> originals(const std::string& code) {
        const auto id = province().found(code).id;
        return office()->look([&](sql::Session& session) { return originals_of(session, id); });
    }
    Original only_one(const std::string& code) {
        const auto found = originals(code);
        if (found.size() != 1) throw std::runtime_error("not one lot of originals");
        return found.front();
    }
    Outcome give(const std::string& login, const Keeper& from, const Keeper& to) {
        return province().as(login, [&](office::Act& act) {
            return hand_over(act, {from, to, {}});
        });
    }
    Outcome confirm(const std::string& login, const std::string& list,
                    const std::vector<std::int64_t>& received) {
        return province().as(login, [&](office::Act& act) {
            return confirm_hand_over(act, {list, {true, true, {}}, false, received});
        });
    }
    Outcome return_here(const std::string& login, const std::string& code) {
        return province().as(login, [&](office::Act& act) {
            return give_back(act, province().rules(), province().target(code),
                             {{"birth_notification"}, false, "in_person", "Vũ Thị Hòa"});
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Custody, sql::both_engines(), sql::engine_name);

TEST_P(Custody, BeginsAtTheCounterThatCountedThePapers) {
    const auto filed = province().a_dossier_at("reception");
    EXPECT_TRUE(originals(filed).empty()); // online nobody has brought anything yet
    const auto code = province().a_dossier_at("assignment");
    const auto original = only_one(code);
    EXPECT_EQ(original.whereabouts, Whereabouts::here);
    EXPECT_EQ(original.keeper, the_counter);
    EXPECT_EQ(original.count, 1);
}

TEST_P(Custody, IsHandedOverByAListThatTheOtherSideConfirms) {
    const auto code = province().a_dossier_at("assignment");
    EXPECT_EQ(end_of(give("ho-tich", the_counter, the_office)), "not_yours");
    const auto list = TrialProvince::done(give("mot-cua", the_counter, the_office));
    const auto name = list.body.text_at("code");
    EXPECT_EQ(name, "BG-H42.02.01-261123-0001");
    EXPECT_EQ(only_one(code).whereabouts, Whereabouts::on_the_way);
    EXPECT_EQ(end_of(give("mot-cua", the_counter, the_office)), "nothing_to_hand_over");
    EXPECT_EQ(end_of(return_here("mot-cua", code)), "original_elsewhere");
    EXPECT_EQ(end_of(confirm("mot-cua", name, {1})), "not_yours");
    TrialProvince::done(confirm("ho-tich", name, {1}));
    const auto original = only_one(code);
    EXPECT_EQ(original.keeper, the_office);
    EXPECT_EQ(original.holder, province().person("ho-tich").account);
    EXPECT_EQ(end_of(confirm("ho-tich", name, {1})), "wrong_state");
}

TEST_P(Custody, NamesWhatDidNotArriveUntilItIsFound) {
    const auto code = province().a_dossier_at("assignment");
    const auto list = TrialProvince::done(give("mot-cua", the_counter, the_office));
    const auto name = list.body.text_at("code");
    TrialProvince::done(confirm("ho-tich", name, {}));
    EXPECT_EQ(only_one(code).whereabouts, Whereabouts::missing);
    EXPECT_EQ(only_one(code).keeper, the_counter);
    const auto missing = office()->look([&](sql::Session& session) {
        return list_missing(session, office::scope_of(province().person("mot-cua")),
                            office()->now());
    });
    ASSERT_EQ(missing.size(), 1u);
    EXPECT_EQ(missing.front().hand_over, name);
    TrialProvince::done(confirm("ho-tich", name, {1}));
    EXPECT_EQ(only_one(code).whereabouts, Whereabouts::here);
    EXPECT_EQ(only_one(code).keeper, the_office);
}

TEST_P(Custody, IsOverWhenTheOriginalsWereReturned) {
    const auto code = province().a_dossier_at("delivery");
    TrialProvince::done(province().as("mot-cua", [&](office::Act& act) {
        return deliver(act, province().rules(), province().target(code),
                       {"", {}, {{"birth_notification"}}});
    }));
    EXPECT_EQ(only_one(code).whereabouts, Whereabouts::returned);
    EXPECT_EQ(end_of(return_here("mot-cua", code)), "unknown_original");
}

TEST_P(Custody, ListsWhatIsStillInTheHouseWithItsAge) {
    const auto code = province().a_dossier_at("");
    office().set_clock("2026-12-03 10:00");
    const auto lines = office()->look([&](sql::Session& session) {
        return list_unreturned(session, office::scope_of(province().person("mot-cua")));
    });
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines.front().code, code);
    EXPECT_EQ((base::day_of(office()->now()) - base::day_of(lines.front().ended_at)).count(), 10);
    const auto others = office()->look([&](sql::Session& session) {
        return list_unreturned(session, office::scope_of(province().person("mot-cua-vu-ban")));
    });
    EXPECT_TRUE(others.empty());
    TrialProvince::done(return_here("mot-cua", code));
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM originals WHERE returned_at IS NULL"), 0);
}

TEST_P(Custody, ReturnsInTheActThatEndsTheDossier) {
    auto filing = a_filing();
    filing.channel = "counter";
    const auto code = TrialProvince::done(province().file(filing, "mot-cua")).body.text_at("code");
    EXPECT_EQ(only_one(code).keeper, the_counter);
    TrialProvince::done(province().as("mot-cua", [&](office::Act& act) {
        return reject(act, province().rules(), province().target(code), "thiếu giấy tờ",
                      {{"birth_notification"}});
    }));
    EXPECT_EQ(only_one(code).whereabouts, Whereabouts::returned);
}

TEST_P(Custody, IsTheSameAfterARebuild) {
    const auto code = province().a_dossier_at("assignment");
    const auto list = TrialProvince::done(give("mot-cua", the_counter, the_office));
    TrialProvince::done(confirm("ho-tich", list.body.text_at("code"), {1}));
    TrialProvince::done(return_here("ho-tich", code));
    const sql::TrialFolder folder;
    const auto rebuilt = office::rebuild_and_compare(*office(), MOTCUA_SOURCE_DIR "/migrations",
                                                     folder.path() / "scratch.db");
    EXPECT_TRUE(rebuilt.differences.empty());
}

}
}
