#include "src/feedback/feedback.h"

#include <gtest/gtest.h>

#include "src/feedback/limits.h"

namespace motcua::feedback {
namespace {

Sending a_sending() {
    Sending sending;
    sending.kind = Kind::conduct;
    sending.agency = "H42.02.01";
    sending.words = "Phải chờ ba buổi sáng.";
    return sending;
}

std::string fault_of(const Sending& sending) {
    const auto why = fault_in(sending);
    return why ? std::string(name_of(*why)) : "";
}

TEST(Sending, NeedsAKindAndWordsAndNoName) {
    EXPECT_EQ(fault_of(a_sending()), "");
    Sending nothing;
    EXPECT_EQ(fault_of(nothing), "kind_missing");
    nothing.kind = Kind::proposal;
    EXPECT_EQ(fault_of(nothing), "words_missing");
}

TEST(Sending, IsNotForComplaintsAndDenunciationsWhateverElseIsWrong) {
    Sending sending;
    sending.kind = Kind::complaint;
    EXPECT_EQ(fault_of(sending), "is_complaint");
    sending.kind = Kind::denunciation;
    EXPECT_EQ(fault_of(sending), "is_denunciation");
}

TEST(Sending, HasWordsOfSensibleLengthAndAContactThatCanBeUsed) {
    auto sending = a_sending();
    sending.phone = "0900000011";
    sending.email = "cong-dan@example.vn";
    EXPECT_EQ(fault_of(sending), "");
    sending.phone = "hàng xóm";
    EXPECT_EQ(fault_of(sending), "contact_wrong");
    sending.words.assign(Sending::words_bytes_max + 1, 'x');
    EXPECT_EQ(fault_of(sending), "text_too_long");
    sending = a_sending();
    sending.email = "example.vn";
    EXPECT_EQ(fault_of(sending), "contact_wrong");
    sending.email = "";
    sending.full_name.assign(Sending::name_bytes_max + 1, 'x');
    EXPECT_EQ(fault_of(sending), "contact_wrong");
}

TEST(Feedback, IsDueForItsIntakeFirstButNeverLaterThanForItsAnswer) {
    Feedback feedback;
    feedback.intake_due_at = base::from_microseconds(20);
    feedback.due_at = base::from_microseconds(50);
    EXPECT_EQ(next_due(feedback), feedback.intake_due_at);
    feedback.state = State::taken_in;
    EXPECT_EQ(next_due(feedback), feedback.due_at);
    feedback.state = State::received;
    feedback.intake_due_at = base::from_microseconds(70);
    EXPECT_EQ(next_due(feedback), feedback.due_at);
}

TEST(Feedback, HasACodeOfTheAgencyTheDayAndItsNumber) {
    EXPECT_EQ(feedback_code("H42.02.01", *base::parse_day("2026-11-27"), 7),
              "PA-H42.02.01-261127-0007");
}

TEST(Feedback, KnowsItsOwnNames) {
    for (const auto kind : kinds) EXPECT_EQ(kind_named(name_of(kind)), kind);
    for (const auto state : states) EXPECT_EQ(state_named(name_of(state)), state);
    EXPECT_TRUE(is_cause("not_competent"));
    EXPECT_FALSE(is_cause("no_time"));
}

TEST(Limit, SaysHowSureItIs) {
    const auto day = *base::parse_day("2026-11-27");
    EXPECT_EQ(limit_on(Stage::intake, day).term.length, 2);
    EXPECT_EQ(limit_on(Stage::answer, day).term.length, 15);
    for (const auto stage : {Stage::intake, Stage::answer}) {
        EXPECT_EQ(limit_on(stage, day).certainty, "recalled");
        EXPECT_FALSE(limit_on(stage, day).source.empty());
    }
}

}
}
