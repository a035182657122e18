#include "src/log/head_store.h"

#include <gtest/gtest.h>

#include "src/log/trial_log.h"
#include "src/log/witness_store.h"
#include "src/office/sealer.h"
#include "src/office/trial_journal.h"

namespace motcua::log {
namespace {

using office::trial_log_key;

void apply_note(office::Applying, const office::Entry&) {}

class Heads : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), office::Appliers({{"noted", apply_note}}));
    }
    void note() { office::note_something(*office_); }
    void seal() { seal_some(**office_, trial_log_key().log, "sealer"); }
    void note_and_seal(int times) {
        for (int i = 0; i < times; ++i) {
            note();
            seal();
            office_->wait(std::chrono::minutes{1});
        }
    }
    template <class Look> auto look(Look&& look) {
        return (*office_)->look([&](sql::Session& session) { return look(session); });
    }
    void keep(const WitnessProgress& progress, const std::string& line) {
        (*office_)->database().write([&](sql::Session& session) {
            keep_progress(session, progress);
            if (!line.empty()) keep_cosignature(session, progress, line);
            return sql::Outcome::keep;
        });
    }
    std::vector<std::int64_t> sizes(std::int64_t before, std::int64_t limit) {
        std::vector<std::int64_t> all;
        for (const auto& line :
             look([&](auto& session) { return heads_before(session, before, limit); }))
            all.push_back(line.head.size);
        return all;
    }

    std::optional<office::TrialOffice> office_;
};
INSTANTIATE_TEST_SUITE_P(Engines, Heads, sql::both_engines(), sql::engine_name);

TEST_P(Heads, AreListedNewestFirstPageByPage) {
    EXPECT_TRUE(sizes(0, 10).empty());
    note_and_seal(5);
    using Sizes = std::vector<std::int64_t>;
    EXPECT_EQ(sizes(0, 2), (Sizes{5, 4}));
    EXPECT_EQ(sizes(4, 2), (Sizes{3, 2}));
    EXPECT_EQ(sizes(2, 2), (Sizes{1}));
    EXPECT_TRUE(sizes(1, 2).empty());
}

TEST_P(Heads, AreFoundByTheirSizeWithWhatWitnessesSigned) {
    note_and_seal(2);
    keep({"w", 1, office::at("2026-11-23 10:05"), ""}, "— w AAAA\n");
    const auto head = look([](auto& session) { return office::head_of_size(session, 1); });
    ASSERT_TRUE(head);
    EXPECT_TRUE(head->note.ends_with("— w AAAA\n"));
    EXPECT_FALSE(look([](auto& session) { return office::head_of_size(session, 3); }));
    const auto lines = look([](auto& session) { return heads_before(session, 0, 2); });
    EXPECT_EQ(lines[0].cosignatures, 0);
    EXPECT_EQ(lines[1].cosignatures, 1);
    const auto under = look([](auto& session) { return cosignatures_of(session, 1); });
    ASSERT_EQ(under.size(), 1u);
    EXPECT_EQ(under[0].witness, "w");
}

TEST_P(Heads, LeaveWhatWaitsForItsPlaceToBeCounted) {
    note_and_seal(1);
    EXPECT_EQ(look([](auto& session) { return waiting_for_place(session); }).entries, 0);
    const auto first = (*office_)->now();
    note();
    office_->wait(std::chrono::seconds{7});
    note();
    const auto waiting = look([](auto& session) { return waiting_for_place(session); });
    EXPECT_EQ(waiting.entries, 2);
    EXPECT_EQ(waiting.oldest_at, first);
}

TEST_P(Heads, TellHowFarEachWitnessHasGot) {
    note_and_seal(3);
    const auto said_at = office::at("2026-11-23 10:05");
    keep({"a", 3, said_at, ""}, "— a AAAA\n");
    keep({"b", 1, said_at, ""}, "— b AAAA\n");
    keep({"b", 1, office::at("2026-11-23 10:30"), "no_answer"}, "");
    keep({"disk", 2, said_at, ""}, "");
    keep({"gone", 0, said_at, "no_answer"}, "");
    const auto reports = look([](auto& session) { return reports_of_witnesses(session); });
    ASSERT_EQ(reports.size(), 4u);
    const auto head_at = [](int minute) {
        return office::at("2026-11-23 10:00") + std::chrono::minutes{minute};
    };
    EXPECT_EQ(reports[0].head_at, head_at(2));
    EXPECT_EQ(reports[0].cosigned_at, said_at);
    EXPECT_FALSE(reports[0].lacks_since);
    EXPECT_EQ(reports[1].cosigned_at, said_at) << "the last try is not its word";
    EXPECT_EQ(reports[1].lacks_since, head_at(1));
    EXPECT_EQ(reports[2].head_at, head_at(1));
    EXPECT_FALSE(reports[2].cosigned_at);
    EXPECT_FALSE(reports[3].head_at);
    EXPECT_EQ(reports[3].lacks_since, head_at(0));
    EXPECT_EQ(reports[3].fault, "no_answer");
}

TEST_P(Heads, AnswerForOneThatSomebodyKept) {
    const auto compared = [&](const std::string& note) {
        const auto kept = *read_kept_head(note, "motcua/trial");
        return look([&](auto& session) {
            return compare(session, kept, trial_log_key().log.verifier());
        });
    };
    EXPECT_FALSE(compared(PaperLog(2).note())) << "no head was signed yet";
    note_and_seal(6);
    const auto kept = look([](auto& session) { return office::head_of_size(session, 3); });
    const auto found = compared(kept->note);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->fate, KeptHeadFate::part_of_log);
    EXPECT_EQ(found->newest.head.size, 6);
    EXPECT_TRUE(crypto::proves_consistency(found->proof, kept->head, found->newest.head));
    EXPECT_EQ(compared(PaperLog(3).note())->fate, KeptHeadFate::differs);
    EXPECT_TRUE(compared(PaperLog(3).note())->proof.empty());
    EXPECT_EQ(compared(PaperLog(7).note())->fate, KeptHeadFate::log_is_shorter);
}

}
}
