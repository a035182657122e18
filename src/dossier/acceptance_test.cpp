#include "src/dossier/acceptance.h"

#include <gtest/gtest.h>

namespace motcua::dossier {
namespace {

using enum AcceptanceProblem;
using catalogue::Need;

base::Instant at(const std::string& local) {
    return base::parse_rfc3339(local + ":00+07:00").value();
}

calendar::OfficeCalendar a_calendar() { return {{}, {}, base::parse_day("2027-01-01").value()}; }

catalogue::Variant a_variant() {
    catalogue::Variant variant;
    variant.code = "ordinary";
    variant.limit = {calendar::Unit::working_days, 3};
    variant.papers = {{"proof", "", "", Need::required},
                      {"letter", "", "", Need::conditional},
                      {"card", "", "", Need::present_only},
                      {"residence", "", "", Need::replaced_by_data}};
    return variant;
}

/// Everything that a decision is made from: a test breaks one of it.
struct Case {
    Dossier dossier;
    std::vector<FiledPaper> papers{{"proof", 1, 0, {}}};
    catalogue::Variant variant = a_variant();

    base::Result<Acceptance, AcceptanceProblem> decided() const {
        return decide_acceptance(dossier, papers, variant, a_calendar(), calendar::TimeRules{},
                                 at("2026-11-25 10:00"));
    }
};

TEST(Acceptance, FixesTheDueDate) {
    const auto decided = Case{}.decided();
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->accepted_at, at("2026-11-25 10:00"));
    EXPECT_EQ(decided->due.at, at("2026-11-30 17:00"));
}

TEST(Acceptance, IsForSubmittedDossiersOnly) {
    for (const auto state : states) {
        if (state == State::submitted) continue;
        Case it;
        it.dossier.state = state;
        EXPECT_EQ(it.decided().error(), wrong_state) << name_of(state);
    }
}

TEST(Acceptance, NeedsTheRequiredPapers) {
    Case it;
    it.papers = {{"letter", 1, 0, {}}};
    EXPECT_EQ(it.decided().error(), papers_missing);
}

TEST(Acceptance, NeedsALimitThatCanBeCounted) {
    Case it;
    it.variant.limit.length = 0;
    EXPECT_EQ(it.decided().error(), no_due_date);
}

TEST(Acceptance, NamesTheFirstReasonWhenThereAreSeveral) {
    Case it;
    it.papers.clear();
    it.variant.limit.length = 0;
    EXPECT_EQ(it.decided().error(), papers_missing);
    it.dossier.state = State::stopped;
    EXPECT_EQ(it.decided().error(), wrong_state);
}

TEST(CountedPapers, StandAsTheOfficerFoundThemAndKeepTheirFiles) {
    const auto papers = counted_anew({{"proof", 2, 3, {7}}, {"letter", 1, 0, {}}},
                                     {{"proof", 1, 0, {8}}, {"map", 0, 1, {}}});
    ASSERT_EQ(papers.size(), 3U);
    EXPECT_EQ(papers[0].originals, 1);
    EXPECT_EQ(papers[0].copies, 0);
    EXPECT_EQ(papers[0].files, (std::vector<std::int64_t>{7, 8}));
    EXPECT_EQ(papers[1].originals, 1);
    EXPECT_EQ(papers[2].paper, "map");
}

TEST(MissingPapers, AreTheRequiredOnesOfWhichNothingWasGiven) {
    const auto variant = a_variant();
    EXPECT_EQ(missing_papers({}, variant), std::vector<std::string>{"proof"});
    EXPECT_EQ(missing_papers({{"proof", 0, 0, {}}}, variant), std::vector<std::string>{"proof"});
    EXPECT_TRUE(missing_papers({{"proof", 0, 1, {}}}, variant).empty());
    EXPECT_TRUE(missing_papers({{"proof", 0, 0, {7}}}, variant).empty());
}

}
}
