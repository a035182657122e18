#include "src/dossier/rating.h"

#include <gtest/gtest.h>

#include "src/office/trial_office.h"

namespace motcua::dossier {
namespace {

using office::at;

Rating a_rating() {
    Rating rating;
    rating.answers.fill(Answer::satisfied);
    return rating;
}

LastTurn delivered_on(const std::string& local) { return {1, true, at(local), false}; }

TEST(Rating, IsTakenWhenTheDossierIsOverAndUntilTheThirtiethDayAfterItLeft) {
    const auto turn = delivered_on("2026-11-02 09:10");
    EXPECT_EQ(fault_in(turn, at("2026-11-02 09:11")), std::nullopt);
    EXPECT_EQ(fault_in(turn, at("2026-12-02 23:59")), std::nullopt);
    EXPECT_EQ(fault_in(turn, at("2026-12-03 00:00")), Why::rating_closed);
}

TEST(Rating, IsNotHurriedWhileTheResultWaitsToBeCollected) {
    const LastTurn on_the_shelf{1, true, std::nullopt, false};
    EXPECT_EQ(fault_in(on_the_shelf, at("2027-11-02 09:10")), std::nullopt);
    EXPECT_EQ(ratable_until(on_the_shelf), std::nullopt);
}

TEST(Rating, IsRefusedForOneReasonAtATime) {
    auto turn = delivered_on("2026-01-02 09:10");
    turn.rated = true;
    EXPECT_EQ(fault_in(turn, at("2026-11-02 09:10")), Why::rated_before);
    turn.over = false;
    EXPECT_EQ(fault_in(turn, at("2026-11-02 09:10")), Why::wrong_state);
}

TEST(Rating, HasAnAnswerToEachQuestionAndWordsOfSensibleLength) {
    EXPECT_EQ(fault_in(a_rating()), std::nullopt);
    auto rating = a_rating();
    rating.words.assign(rating_bytes_max, 'x');
    EXPECT_EQ(fault_in(rating), std::nullopt);
    rating.words.push_back('x');
    EXPECT_EQ(fault_in(rating), Why::text_too_long);
    rating.answers.back().reset();
    EXPECT_EQ(fault_in(rating), Why::rating_incomplete);
}

TEST(Rating, KnowsItsOwnNames) {
    for (const auto aspect : aspects) EXPECT_EQ(aspect_named(name_of(aspect)), aspect);
    for (const auto answer : answers) EXPECT_EQ(answer_named(name_of(answer)), answer);
    EXPECT_EQ(answer_named("fine"), std::nullopt);
}

}
}
