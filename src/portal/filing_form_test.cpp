#include "src/portal/filing_form.h"

#include <gtest/gtest.h>

namespace motcua::portal {
namespace {

std::vector<QuestionGroup> one_day() {
    Question question;
    question.name = "form.born";
    question.widget = "date";
    return {{"", {question}}};
}

std::string joined(const std::string& day, const std::string& month, const std::string& year) {
    Typed typed{{"form.born.day", day}, {"form.born.month", month}, {"form.born.year", year}};
    join_days(one_day(), typed);
    return typed_at(typed, "form.born");
}

TEST(filing_form, three_fields_make_one_day) {
    EXPECT_EQ(joined("7", "3", "1990"), "1990-03-07");
    EXPECT_EQ(joined("07", "12", "1990"), "1990-12-07");
    EXPECT_EQ(joined("", "", ""), "");
}

TEST(filing_form, half_a_day_is_neither_a_day_nor_nothing) {
    EXPECT_EQ(joined("7", "", "1990"), "1990--07");
    EXPECT_EQ(joined("7", "3", "90"), "90-03-07");
}

TEST(filing_form, a_day_that_came_whole_stays) {
    Typed typed{{"form.born", "1990-03-07"}};
    join_days(one_day(), typed);
    EXPECT_EQ(typed_at(typed, "form.born"), "1990-03-07");
}

TEST(filing_form, a_known_day_is_shown_in_its_parts_without_noughts) {
    const auto parts = day_parts_of({{"form.born", "1990-03-17"}}, "form.born");
    EXPECT_EQ(parts.day, "17");
    EXPECT_EQ(parts.month, "3");
    EXPECT_EQ(parts.year, "1990");
}

TEST(filing_form, parts_come_back_as_they_were_typed) {
    const Typed typed{{"form.born", "1990-13-07"},
                      {"form.born.day", "07"},
                      {"form.born.month", "13"},
                      {"form.born.year", "1990"}};
    EXPECT_EQ(day_parts_of(typed, "form.born").day, "07");
    EXPECT_EQ(day_parts_of(typed, "form.born").month, "13");
}

TEST(filing_form, numbers_lose_the_marks_between_thousands_and_nothing_else) {
    EXPECT_EQ(without_marks("150.000.000"), "150000000");
    EXPECT_EQ(without_marks("1 500 000"), "1500000");
    EXPECT_EQ(without_marks("2500"), "2500");
    for (const auto* text :
         {"", "1.5", "12.34.567", "1.000 000", "1500.000", ".000", "a.000", "-1.000"})
        EXPECT_EQ(without_marks(text), text);
}

}
}
