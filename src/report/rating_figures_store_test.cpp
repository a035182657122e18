#include "src/report/rating_figures_store.h"

#include "src/dossier/rating_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::report {
namespace {

using dossier::Answer;
using dossier::Aspect;
using office::at;

class RatingFigures : public dossier::OnProvince {
  protected:
    void rate(const std::string& code, Answer overall, Answer timeliness) {
        dossier::Rating rating;
        rating.answers.fill(Answer::satisfied);
        rating.answers[static_cast<std::size_t>(Aspect::overall)] = overall;
        rating.answers[static_cast<std::size_t>(Aspect::timeliness)] = timeliness;
        rating.words = "Lời riêng.";
        dossier::TrialProvince::done(province().as("cong-dan", [&](office::Act& act) {
            return dossier::rate(act, {code, ""}, rating);
        }));
    }
    std::vector<RatedPlace> places(const office::Scope& scope, const Window& window) {
        return office()->look([&](sql::Session& session) {
            return count_ratings(session, scope, {window, "", ""});
        });
    }
    std::vector<Rated> rated(const RatingCell& cell, const Window& window,
                             const Paging& paging = {}) {
        return office()->look([&](sql::Session& session) {
            return list_rated(session, everything_, {window, "", "civil_status"}, cell, paging);
        });
    }
    const office::Scope everything_ = office::scope_of(office::system_actor());
    const Window november_{at("2026-11-01 00:00"), at("2026-12-01 00:00")};
};
INSTANTIATE_TEST_SUITE_P(Engines, RatingFigures, sql::both_engines(), sql::engine_name);

TEST_P(RatingFigures, HaveTheirDossiersBehindEveryCell) {
    rate(province().a_dossier_at(""), Answer::very_satisfied, Answer::satisfied);
    rate(province().a_dossier_at(""), Answer::not_satisfied, Answer::not_satisfied);
    rate(province().a_dossier_at(""), Answer::satisfied, Answer::not_satisfied);
    const auto found = places(everything_, november_);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().agency, dossier::hoa_lu);
    EXPECT_EQ(found.front().sector, "civil_status");
    const auto& marks = found.front().tally;
    EXPECT_EQ(marks.ratings(), 3);
    EXPECT_EQ(marks.of(Aspect::overall, Answer::very_satisfied), 1);
    EXPECT_EQ(marks.of(Aspect::timeliness, Answer::not_satisfied), 2);
    EXPECT_EQ(rated({}, november_).size(), 3u);
    for (const auto aspect : dossier::aspects)
        for (const auto answer : dossier::answers)
            EXPECT_EQ(rated({aspect, answer}, november_).size(),
                      static_cast<std::size_t>(marks.of(aspect, answer)))
                << dossier::name_of(aspect) << dossier::name_of(answer);
    const auto first = rated({}, november_, {0, 2});
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(rated({}, november_, {first.back().entry, 2}).size(), 1u);
}

TEST_P(RatingFigures, OfAPeriodThatIsOverStayWhatTheyWere) {
    const auto now = province().a_dossier_at("");
    const auto later = province().a_dossier_at("");
    rate(now, Answer::satisfied, Answer::satisfied);
    office().set_clock("2026-12-02 09:00");
    EXPECT_EQ(places(everything_, november_).front().tally.ratings(), 1);
    rate(later, Answer::not_satisfied, Answer::satisfied);
    EXPECT_EQ(places(everything_, november_).front().tally.ratings(), 1);
    const Window december{at("2026-12-01 00:00"), at("2027-01-01 00:00")};
    EXPECT_EQ(places(everything_, december).front().tally.ratings(), 1);
}

TEST_P(RatingFigures, AreThoseOfTheScopeOnly) {
    rate(province().a_dossier_at(""), Answer::satisfied, Answer::satisfied);
    const office::Scope elsewhere{std::nullopt, {dossier::vu_ban}, false};
    EXPECT_TRUE(places(elsewhere, november_).empty());
    const office::Scope here{std::nullopt, {dossier::hoa_lu}, false};
    EXPECT_EQ(places(here, november_).size(), 1u);
}

}
}
