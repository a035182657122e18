#include "src/dossier/course.h"

#include <gtest/gtest.h>

namespace motcua::dossier {
namespace {

using office::Role;
using process::Place;

const auto now = base::parse_rfc3339("2026-11-23T10:00:00+07:00").value();
const auto due = base::parse_rfc3339("2026-11-23T17:00:00+07:00").value();

process::Process a_process() {
    return {"short",
            1,
            {{"reception",
              "",
              "",
              Role::counter_officer,
              Place::receiving,
              "one_stop",
              "acceptance",
              5,
              {}},
             {"settlement",
              "",
              "",
              Role::case_officer,
              Place::competent,
              "office",
              "completion",
              95,
              {}}}};
}

/// Received by one agency and settled by another.
Dossier a_dossier_at(std::size_t step) {
    Dossier dossier;
    dossier.id = DossierId(41);
    dossier.receiving_unit = "R";
    dossier.competent_agency = "C";
    dossier.step = opening(a_process().steps[step], dossier, 3, now, due);
    return dossier;
}

TEST(Opening, PutsTheStepWhereItIsDone) {
    EXPECT_EQ(a_dossier_at(0).step->agency, "R");
    EXPECT_EQ(a_dossier_at(1).step->agency, "C");
    EXPECT_EQ(a_dossier_at(1).step->sub_unit, "office");
    EXPECT_EQ(a_dossier_at(1).step->role, Role::case_officer);
    EXPECT_FALSE(a_dossier_at(1).step->officer);
}

TEST(Onward, ClosesTheStepAndOpensTheNext) {
    const auto move = onward(a_dossier_at(0), a_process(), State::accepted, now, due);
    EXPECT_EQ(move.closes, 3);
    EXPECT_EQ(move.how, "done");
    ASSERT_TRUE(move.opens);
    EXPECT_EQ(move.opens->code, "settlement");
    EXPECT_EQ(move.opens->sequence, 4);
    EXPECT_EQ(move.opens->due_at, due);
}

TEST(Onward, OpensNothingAfterTheLastStep) {
    EXPECT_FALSE(onward(a_dossier_at(1), a_process(), State::delivered, now, due).opens);
}

TEST(Move, IsReadBackFromTheBody) {
    auto move = onward(a_dossier_at(0), a_process(), State::accepted, now, due);
    move.opens->officer = office::AccountId(9'000'000'000'000'000'001);
    const auto written = json::parse(json::canonical(to_body(DossierId(41), move)));
    ASSERT_TRUE(written);
    const auto back = move_from(*written);
    EXPECT_EQ(back.closes, move.closes);
    EXPECT_EQ(back.how, move.how);
    EXPECT_EQ(back.state, State::accepted);
    ASSERT_TRUE(back.opens);
    EXPECT_EQ(back.opens->code, "settlement");
    EXPECT_EQ(back.opens->role, Role::case_officer);
    EXPECT_EQ(back.opens->agency, "C");
    EXPECT_EQ(back.opens->officer, move.opens->officer);
    EXPECT_EQ(back.opens->due_at, due);
}

TEST(Move, ThatOpensNothingIsReadBackToo) {
    const auto body = to_body(DossierId(41), {3, "ended", std::nullopt, State::rejected});
    const auto back = move_from(json::Value(body));
    EXPECT_FALSE(back.opens);
    EXPECT_EQ(back.how, "ended");
    EXPECT_EQ(back.state, State::rejected);
}

}
}
