#include "src/calendar/due_line.h"

#include <gtest/gtest.h>

namespace motcua::calendar {
namespace {

using enum LineProblem;

std::string read(const std::string& line) {
    const auto run = run_in(line);
    if (!run) return std::string(name_of(run.error()));
    return base::rfc3339(run->from) + " " + std::to_string(run->term.length) + " " +
           std::string(name_of(run->term.unit));
}

TEST(DueLine, IsALocalTimeAndATerm) {
    EXPECT_EQ(read("2026-02-13T09:30\t3 working_days"), "2026-02-13T09:30:00+07:00 3 working_days");
    EXPECT_EQ(read("2026-02-13T09:30:15\t24 hours"), "2026-02-13T09:30:15+07:00 24 clock_hours");
    EXPECT_EQ(read("2026-02-13T09:30\t15 calendar_days\r"),
              "2026-02-13T09:30:00+07:00 15 calendar_days");
    EXPECT_EQ(read("2026-02-13T09:30\tsame_day"), "2026-02-13T09:30:00+07:00 1 same_day");
    EXPECT_EQ(read("2026-02-13T09:30\t1 months"), "2026-02-13T09:30:00+07:00 1 months");
    EXPECT_EQ(read("2026-02-13T09:30\t2 years"), "2026-02-13T09:30:00+07:00 2 years");
}

TEST(DueLine, LeavesToTheEngineWhichTermsThereAre) {
    EXPECT_EQ(read("2026-02-13T09:30\t-3 months"), "2026-02-13T09:30:00+07:00 -3 months");
    EXPECT_EQ(read("2026-02-13T09:30\t99999999999999999999 months"),
              "2026-02-13T09:30:00+07:00 9223372036854775807 months");
    EXPECT_EQ(read("2026-02-13T09:30\t-99999999999999999999 months"),
              "2026-02-13T09:30:00+07:00 -1 months");
}

TEST(DueLine, HasNamedProblemsInTheirOrder) {
    EXPECT_EQ(read(std::string(201, 'x')), "line_too_long");
    EXPECT_EQ(read(""), "no_tab");
    EXPECT_EQ(read("2026-02-13T09:30 3 working_days"), "no_tab");
    EXPECT_EQ(read("tomorrow\tsoon"), "bad_from");
    for (const auto* from :
         {"2026-02-30T09:30", "2026-02-13 09:30", "2026-02-13T25:00", "2026-02-13",
          "1899-12-31T09:30", "9901-01-01T09:30", "2026-02-13T09:30+07:00", "2026-02-13T09:3"})
        EXPECT_EQ(read(std::string(from) + "\t3 working_days"), "bad_from") << from;
    for (const auto* term : {"", "3", "working_days", "3  working_days", "3 days", " 3 months",
                             "+3 months", "1.5 months", "x months", "3 months ", "3\tmonths"})
        EXPECT_EQ(read(std::string("2026-02-13T09:30\t") + term), "bad_term") << term;
}

}
}
