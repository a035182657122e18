#include "src/log/standing.h"

#include <gtest/gtest.h>

#include "src/log/trial_log.h"

namespace motcua::log {
namespace {

using office::at;

const auto now = at("2026-11-23 10:00");

WitnessReport report(std::int64_t size, std::optional<base::Instant> lacks_since = std::nullopt,
                     const std::string& fault = "") {
    WitnessReport made;
    made.name = "w";
    made.size = size;
    made.lacks_since = lacks_since;
    made.fault = fault;
    return made;
}

std::string standing(const WitnessReport& report) {
    return std::string(name_of(standing_of(report, 100, now)));
}

TEST(AWitness, IsFreshWhileNoHeadHasWaitedLongForIt) {
    EXPECT_EQ(standing(report(100)), "fresh");
    EXPECT_EQ(standing(report(90, at("2026-11-23 09:50"))), "fresh");
    EXPECT_EQ(standing(report(90, at("2026-11-23 09:50"), "no_answer")), "fresh");
}

TEST(AWitness, IsBehindWhenAHeadWaitsForLongerThanAFewTriesTake) {
    EXPECT_EQ(standing(report(90, at("2026-11-23 09:49"))), "behind");
    EXPECT_EQ(standing(report(99, at("2026-11-22 10:00"), "no_answer")), "behind");
}

TEST(AWitness, ThatNeverVouchedIsNotCalledLate) {
    EXPECT_EQ(standing(report(0)), "never");
    EXPECT_EQ(standing(report(0, at("2026-11-22 10:00"), "status_404")), "never");
}

TEST(AWitness, ThatSawMoreThanThereIsIsToldFirst) {
    EXPECT_EQ(standing(report(101)), "knows_more");
    EXPECT_EQ(standing(report(0, at("2026-11-22 10:00"), "witness_knows_more")), "knows_more");
    EXPECT_EQ(standing(report(3, at("2026-11-22 10:00"), "witness_contradicts")), "contradicts");
}

TEST(TheWitnesses, AreListedAsTheyAreAskedThenThoseOfBefore) {
    const auto key = office::trial_log_key().witness.verifier(crypto::NoteKind::cosignature);
    auto former = report(5), known = report(9);
    former.name = "former";
    known.name = "at-an-address";
    const auto lines = lines_of({{"new", "", "heads.txt", std::nullopt},
                                 {"at-an-address", "http://w.example", "", key}},
                                {known, former});
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].report.name, "new");
    EXPECT_TRUE(lines[0].asked && lines[0].is_file && !lines[0].key);
    EXPECT_EQ(lines[0].report.size, 0);
    EXPECT_EQ(lines[1].report.size, 9);
    EXPECT_TRUE(lines[1].asked && !lines[1].is_file && lines[1].key);
    EXPECT_EQ(lines[2].report.name, "former");
    EXPECT_FALSE(lines[2].asked);
}

}
}
