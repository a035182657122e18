#include "src/report/urgency_store.h"

#include <gtest/gtest.h>

#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"
#include "src/report/report_store.h"

namespace motcua::report {
namespace {

using dossier::hoa_lu;

/// Monday, 23 November 2026; Tuesday is a day off. What is filed online at ten is to be received by
/// half past ten on Wednesday.
class UrgencyStore : public dossier::OnProvince {
  protected:
    using Counts = std::array<std::int64_t, urgency_figures.size()>;

    std::vector<UrgencyPlace> places(const std::string& login, const std::string& agency = "") {
        const auto actor = province().person(login);
        return office()->look([&](sql::Session& session) {
            return count_urgency(session, figures_scope(session, actor),
                                 {province().rules(), office()->now()}, agency);
        });
    }
    Counts counts(const std::string& login, const std::string& agency = "") {
        UrgencyTally sum;
        for (const auto& place : places(login, agency)) sum.add(place.tally);
        return sum.counts;
    }
    std::size_t listed(const std::string& login, const UrgencyPlace& place,
                       std::string_view figure) {
        const auto actor = province().person(login);
        return office()->look([&](sql::Session& session) {
            return list_urgent(session, figures_scope(session, actor),
                               {province().rules(), office()->now()}, place, figure, {})
                .size();
        });
    }
    void close_on_friday() {
        const auto text = json::parse(R"({"code": "H42.02.02", "exceptions": [
            {"day": "2026-11-27", "kind": "closure"}]})");
        ASSERT_TRUE(office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
            office::publish(act, "calendars", "calendar_published", *text);
            return base::Result<bool, dossier::Refusal>(true);
        }));
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, UrgencyStore, sql::both_engines(), sql::engine_name);

TEST_P(UrgencyStore, CountsOpenDossiersAsTheQueuesDo) {
    EXPECT_TRUE(places("lanh-dao").empty());
    province().a_dossier_at("reception");
    EXPECT_EQ(counts("lanh-dao"), (Counts{1, 0, 0, 1, 1, 1, 0}));
    office().set_clock("2026-11-25 08:00");
    EXPECT_EQ(counts("lanh-dao"), (Counts{1, 0, 1, 1, 1, 1, 0}));
    office().set_clock("2026-11-25 10:31");
    EXPECT_EQ(counts("lanh-dao"), (Counts{1, 1, 0, 0, 0, 0, 0}));
}

TEST_P(UrgencyStore, CountsApartWhatWaitsForTheCitizen) {
    const auto target = province().target(province().a_dossier_at("settlement"));
    province().done(province().as("ho-tich", [&](office::Act& act) {
        return dossier::request_supplement(act, province().rules(), target, {}, "thiếu bản sao");
    }));
    office().set_clock("2027-01-04 08:00");
    EXPECT_EQ(counts("lanh-dao"), (Counts{0, 0, 0, 0, 0, 0, 1}));
    EXPECT_EQ(listed("lanh-dao", {}, "waiting"), 1);
}

TEST_P(UrgencyStore, LeavesOutResultsThatWaitForWhoeverCollectsThem) {
    province().a_dossier_at("delivery");
    office().set_clock("2027-01-04 08:00");
    EXPECT_TRUE(places("lanh-dao").empty());
}

TEST_P(UrgencyStore, ReckonsTheDaysOfEachAgencyByItsOwnCalendar) {
    close_on_friday();
    office().set_clock("2026-11-26 10:00");
    province().a_dossier_at("reception");
    auto there = dossier::a_filing();
    there.receiving_unit = dossier::vu_ban;
    province().done(province().file(there));
    const auto each = places("lanh-dao-tinh");
    ASSERT_EQ(each.size(), 2);
    // Due on Friday at Hoa Lư, on Monday at Vụ Bản, where that is the next working day.
    EXPECT_EQ(each.front().tally.counts, (Counts{1, 0, 0, 1, 1, 1, 0}));
    EXPECT_EQ(each.back().tally.counts, (Counts{1, 0, 0, 1, 1, 1, 0}));
    EXPECT_EQ(listed("lanh-dao-tinh", {}, "one_day"), 2);
}

TEST_P(UrgencyStore, TellsOfOneAgencyWhichDeskHasWhat) {
    province().a_dossier_at("settlement");
    province().a_dossier_at("reception");
    const auto desks = places("lanh-dao", hoa_lu);
    ASSERT_EQ(desks.size(), 2);
    EXPECT_EQ(desks.front().sub_unit, "council_office");
    EXPECT_EQ(desks.front().action, "completion");
    EXPECT_EQ(desks.front().officer, province().person("ho-tich").account);
    EXPECT_EQ(desks.back().action, "acceptance");
    EXPECT_EQ(desks.back().officer, office::AccountId(0)) << "nobody has it yet";
}

TEST_P(UrgencyStore, ListsWhatItCounts) {
    province().a_dossier_at("settlement");
    province().a_dossier_at("reception");
    office().set_clock("2026-11-25 10:31");
    for (const auto& place : places("lanh-dao", hoa_lu))
        for (std::size_t i = 0; i < urgency_figures.size(); ++i)
            EXPECT_EQ(listed("lanh-dao", place, urgency_figures.at(i)), place.tally.counts.at(i))
                << place.action << ' ' << urgency_figures.at(i);
}

TEST_P(UrgencyStore, ShowsNothingOfAgenciesThatSomebodyDoesNotLookOver) {
    province().a_dossier_at("reception");
    EXPECT_EQ(counts("lanh-dao-tinh").front(), 1);
    EXPECT_TRUE(places("mot-cua-vu-ban").empty());
    EXPECT_TRUE(places("mot-cua-vu-ban", hoa_lu).empty());
    EXPECT_EQ(listed("mot-cua-vu-ban", {hoa_lu, "", "", std::nullopt}, "running"), 0);
}

}
}
