#include "src/log/kept_head.h"

#include <gtest/gtest.h>

#include "src/log/trial_log.h"

namespace motcua::log {
namespace {

const std::string origin = "motcua/trial";

/// The name of the refusal, or the size that was read.
std::string read(const std::string& text) {
    const auto kept = read_kept_head(text, origin);
    return kept ? std::to_string(kept->checkpoint.head.size) : std::string(name_of(kept.error()));
}

/// What becomes of the note when the log is that one.
std::string fate(const std::string& note, const PaperLog& now) {
    const auto kept = read_kept_head(note, origin);
    if (!kept) return std::string(name_of(kept.error()));
    const auto then = continuation_of(now.head(), kept->checkpoint.head.size, now.read());
    return std::string(
        name_of(fate_of(*kept, office::trial_log_key().log.verifier(), now.head(), then)));
}

std::string with_carriage_returns(const std::string& text) {
    std::string long_ends;
    for (const char each : text) long_ends += each == '\n' ? "\r\n" : std::string(1, each);
    return long_ends;
}

TEST(KeptHead, IsReadAsBrowsersAndEditorsLeaveIt) {
    const auto note = PaperLog(7).note();
    EXPECT_EQ(read(note), "7");
    EXPECT_EQ(read(with_carriage_returns(note)), "7");
    EXPECT_EQ(read("\n  " + note + " \t\n\n"), "7");
    EXPECT_EQ(read(note.substr(0, note.size() - 1)), "7") << "without its last end of line";
}

TEST(KeptHead, IsRefusedByNameWhenItIsNone) {
    const auto note = PaperLog(7).note();
    EXPECT_EQ(read(""), "kept_head_missing");
    EXPECT_EQ(read(" \r\n\n"), "kept_head_missing");
    EXPECT_EQ(read(std::string(kept_head_bytes_max + 1, 'x')), "kept_head_too_large");
    EXPECT_EQ(read(note.substr(0, note.find("\n\n"))), "kept_head_unreadable");
    EXPECT_EQ(read("hello"), "kept_head_unreadable");
    EXPECT_EQ(read("\xff\xfe\n\n"), "kept_head_unreadable");
    const std::string words = "no head\n";
    EXPECT_EQ(read(words + "\n" + office::trial_log_key().log.sign(words)),
              "kept_head_unreadable");
    EXPECT_EQ(read(note + "\n" + PaperLog(8).note()), "kept_head_several");
    EXPECT_EQ(read(PaperLog(7).note("motcua/other")), "kept_head_of_other_log");
}

TEST(KeptHead, IsPartOfEveryLogThatContinuesIt) {
    const PaperLog now(20);
    for (std::int64_t size = 0; size <= 20; ++size)
        EXPECT_EQ(fate(PaperLog(size).note(), now), "part_of_log") << size;
}

TEST(KeptHead, SaysNothingWhenItsSignatureDoesNotFit) {
    auto note = PaperLog(7).note();
    EXPECT_EQ(fate(note.replace(note.find("\n7\n"), 3, "\n9\n"), PaperLog(20)), "not_signed");
    const PaperLog other(7, "another ");
    const auto text = crypto::Checkpoint{origin, other.head()}.text();
    const crypto::NoteSigner stranger(
        origin, crypto::SigningKey(std::string(crypto::SigningKey::seed_bytes, 's')));
    EXPECT_EQ(fate(text + "\n" + stranger.sign(text), PaperLog(20)), "not_signed");
}

TEST(KeptHead, TellsOfEntriesThatAreGone) {
    EXPECT_EQ(fate(PaperLog(21).note(), PaperLog(20)), "log_is_shorter");
}

TEST(KeptHead, TellsOfEntriesThatAreOthersNow) {
    const PaperLog now(20, "another ");
    for (std::int64_t size = 1; size <= 20; ++size)
        EXPECT_EQ(fate(PaperLog(size).note(), now), "differs") << size;
}

TEST(KeptHead, IsNotPartOfATreeWhoseNewestHeadIsOfAnother) {
    const PaperLog now(20);
    const auto kept = *read_kept_head(PaperLog(7).note(), origin);
    const auto then = continuation_of(now.head(), 7, now.read());
    EXPECT_EQ(fate_of(kept, office::trial_log_key().log.verifier(), PaperLog(20, "another ").head(),
                      then),
              KeptHeadFate::differs);
}

}
}
