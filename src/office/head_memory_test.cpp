#include "src/office/head_memory.h"

#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

#include "src/office/log_check.h"
#include "src/office/sealer.h"
#include "src/office/trial_journal.h"

namespace motcua::office {
namespace {

namespace fs = std::filesystem;

void apply_note(Applying, const Entry&) {}

/// An office whose sealer remembers, and the hands of whoever owns its database and not its key.
class Memory : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), Appliers({{"noted", apply_note}}));
        folder_ = fs::temp_directory_path() / ("memory-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        memory_.emplace(folder_);
        for (int i = 0; i < 3; ++i) note_something(*office_);
        seal();
    }
    void TearDown() override {
        if (office_) fs::remove_all(folder_);
    }
    void seal() {
        while (seal_some(**office_, trial_log_key().log, "sealer", 1000, &*memory_) > 0) {
        }
    }
    void by_hand(const std::string& sql) { by_owners_hand(*office_, sql); }
    LogChecked check() {
        LogQuestion question;
        question.key = trial_log_key().log.verifier();
        question.known = {memory_->newest()->head};
        return check_log((*office_)->database(), question);
    }
    std::int64_t heads() { return office_->number("SELECT COUNT(*) FROM tree_heads"); }

    std::optional<TrialOffice> office_;
    std::optional<HeadMemory> memory_;
    fs::path folder_;
};
INSTANTIATE_TEST_SUITE_P(Engines, Memory, sql::both_engines(), sql::engine_name);

TEST_P(Memory, HoldsTheNewestHeadInAFileBesideTheKey) {
    ASSERT_TRUE(memory_->newest());
    EXPECT_EQ(memory_->newest()->head.size, 3);
    EXPECT_EQ(HeadMemory(folder_).newest()->head, memory_->newest()->head);
    note_something(*office_);
    seal();
    EXPECT_EQ(HeadMemory(folder_).newest()->head.size, 4);
    EXPECT_FALSE(check().fault);
}

TEST_P(Memory, LetsAnotherNodeThatKnowsAnOlderHeadGoOn) {
    HeadMemory other(folder_);
    note_something(*office_);
    seal();
    note_something(*office_);
    EXPECT_EQ(seal_some(**office_, trial_log_key().log, "sealer", 1000, &other), 1);
    EXPECT_EQ(other.newest()->head.size, 5);
    EXPECT_FALSE(check().fault);
}

TEST_P(Memory, HasNoRewrittenHistorySignedAnew) {
    by_hand("DELETE FROM tree_nodes; DELETE FROM tree_heads;"
            "UPDATE journal SET body = '{\"number\":9}'");
    EXPECT_THROW(seal(), sql::Error);
    EXPECT_EQ(heads(), 0);
    EXPECT_EQ(check().fault->why, LogWrong::hash_missing);
}

TEST_P(Memory, HasNoTreeSignedThatWasForgedAboveATrueEdge) {
    note_something(*office_);
    by_hand("INSERT INTO leaves (leaf_index, entry_id) SELECT 3, entry_id FROM unsealed;"
            "DELETE FROM unsealed; DELETE FROM tree_heads;"
            "UPDATE journal SET body = '{\"number\":9}' WHERE id = (SELECT MIN(id) FROM journal)");
    // The nodes at the edge of three entries stay as they were.
    for (const auto* place : {"0, 3", "1, 1", "2, 0"})
        by_hand(fmt::format("INSERT INTO tree_nodes (level, position, hash) SELECT {}, hash"
                            " FROM tree_nodes WHERE level = 0 AND position = 0",
                            place));
    note_something(*office_);
    EXPECT_THROW(seal(), sql::Error);
    EXPECT_EQ(heads(), 0);
}

TEST_P(Memory, TellsANodeThatKnowsLessWhatAnotherSigned) {
    HeadMemory stale(folder_);
    note_something(*office_);
    seal();
    by_hand("INSERT INTO unsealed (entry_id) SELECT entry_id FROM leaves WHERE leaf_index = 3;"
            "DELETE FROM leaves WHERE leaf_index = 3; DELETE FROM tree_heads WHERE size = 4;"
            "DELETE FROM tree_nodes WHERE level = 2 OR (level = 1 AND position = 1)"
            " OR (level = 0 AND position = 3);"
            "UPDATE journal SET actor = '17' WHERE id = (SELECT MAX(id) FROM journal)");
    EXPECT_THROW(seal_some(**office_, trial_log_key().log, "sealer", 1000, &stale), sql::Error);
    EXPECT_EQ(heads(), 1);
    EXPECT_EQ(HeadMemory(folder_).newest()->head.size, 4);
}

TEST_P(Memory, NeverTakesTheFileBackToASmallerHead) {
    HeadMemory slow(folder_);
    note_something(*office_);
    seal();
    const auto fourth = *memory_->newest();
    note_something(*office_);
    seal();
    slow.note(fourth);
    EXPECT_EQ(HeadMemory(folder_).newest()->head.size, 5);
    EXPECT_EQ(slow.recall()->head.size, 5);
}

TEST_P(Memory, HasNothingSignedWhereEntriesWereSentBackToWait) {
    by_hand("INSERT INTO unsealed (entry_id) SELECT entry_id FROM leaves WHERE leaf_index > 0;"
            "DELETE FROM leaves WHERE leaf_index > 0; DELETE FROM tree_heads;"
            "DELETE FROM tree_nodes WHERE level > 0 OR position > 0;"
            "UPDATE journal SET actor = '17'");
    EXPECT_THROW(seal(), sql::Error);
    EXPECT_EQ(heads(), 0);
}

TEST_P(Memory, HasAShorterLogSignedOnlyWhenItsLossWasAccepted) {
    by_hand("DELETE FROM journal WHERE id = (SELECT MAX(id) FROM journal);"
            "DELETE FROM leaves; DELETE FROM tree_nodes; DELETE FROM tree_heads;"
            "INSERT INTO unsealed (entry_id) SELECT id FROM journal");
    EXPECT_THROW(seal(), sql::Error);
    fs::rename(folder_ / "log.head", folder_ / "elsewhere");
    EXPECT_THROW(seal(), sql::Error) << "that the file is gone accepts nothing";
    fs::rename(folder_ / "elsewhere", folder_ / "log.head");
    const auto aside = HeadMemory::set_aside(folder_);
    ASSERT_TRUE(aside);
    EXPECT_EQ(aside->filename(), "log.head.3.lost");
    EXPECT_TRUE(fs::exists(*aside));
    EXPECT_FALSE(HeadMemory::set_aside(folder_));
    seal();
    EXPECT_EQ(memory_->newest()->head.size, 2);
    EXPECT_FALSE(check().fault);
}

TEST_P(Memory, IsWhereTheEnvironmentSays) {
    const auto elsewhere = folder_ / "elsewhere" / "newest";
    ::setenv("MOTCUA_LOG_HEAD_FILE", elsewhere.c_str(), 1);
    HeadMemory memory(folder_);
    EXPECT_FALSE(memory.newest());
    memory.note(*memory_->newest());
    EXPECT_EQ(HeadMemory(folder_).newest()->head, memory_->newest()->head);
    EXPECT_EQ(HeadMemory::set_aside(folder_)->parent_path(), elsewhere.parent_path());
    ::unsetenv("MOTCUA_LOG_HEAD_FILE");
    EXPECT_TRUE(HeadMemory(folder_).newest());
}

TEST_P(Memory, TakesNoFileInWhichNoHeadCanBeRead) {
    std::ofstream(folder_ / "log.head") << "something else\n";
    EXPECT_THROW(HeadMemory{folder_}, std::runtime_error);
}

TEST_P(Memory, SealsOnPastRowsThatWaitForAPlaceTheyHaveOrAreNoEntry) {
    by_hand("INSERT INTO unsealed (entry_id) SELECT entry_id FROM leaves WHERE leaf_index = 1");
    if (GetParam() == "sqlite") by_hand("INSERT INTO unsealed (entry_id) VALUES (5)");
    note_something(*office_);
    seal();
    EXPECT_EQ(memory_->newest()->head.size, 4);
    EXPECT_EQ(check().fault->why, LogWrong::place_doubled);
    by_hand("DELETE FROM unsealed WHERE entry_id > 5");
    const auto left = check().fault;
    EXPECT_EQ(left.has_value(), GetParam() == "sqlite");
    if (left) {
        EXPECT_EQ(left->why, LogWrong::waiting_missing);
    }
}

}
}
