#include "src/calendar/statement.h"

#include <gtest/gtest.h>

#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

/// "done", or why not.
std::string end_of(const Fields& said) {
    const auto statement = statement_in(said);
    return statement ? "done" : std::string(name_of(statement.error()));
}

Statement said(const Fields& fields) { return *statement_in(fields); }

Fields closure(const std::string& day) {
    return {{"kind", "closure"}, {"day", day}, {"name", "Bão số 9"}};
}

TEST(Statement, IsReadFromWhatPeopleType) {
    const auto closed = said(closure("26/11/2026"));
    EXPECT_EQ(base::iso_day(closed.day), "2026-11-26");
    EXPECT_EQ(json::canonical(closed.text),
              R"({"day":"2026-11-26","kind":"closure","name":{"en":"Bão số 9","vi":"Bão số 9"}})");
    const auto half = said({{"kind", "working"},
                            {"day", "2026-12-31"},
                            {"hours", "7:30-11:30"},
                            {"name", "Nửa ngày"},
                            {"document", "12/TB-UBND"}});
    EXPECT_EQ(json::canonical(half.text.at("hours")), R"([["07:30","11:30"]])");
    EXPECT_EQ(half.text.at("document"), json::Value("12/TB-UBND"));
    const auto hours = said({{"kind", "hours"},
                             {"from", "01/03/2027"},
                             {"weekdays", "saturday"},
                             {"hours", "07:30-11:30"}});
    EXPECT_EQ(json::canonical(hours.text),
              R"({"from":"2027-03-01","hours":[["07:30","11:30"]],"weekdays":["saturday"]})");
}

TEST(Statement, IsRefusedByName) {
    const std::vector<std::pair<std::string, Fields>> cases{
        {"done", closure("2026-11-26")},
        {"unknown_field", {{"kind", "closure"}, {"colour", "red"}}},
        {"unknown_kind", {{"kind", "holiday"}, {"day", "2026-11-26"}}},
        {"bad_day", closure("30/02/2026")},
        {"bad_day", closure("")},
        {"bad_day", {{"kind", "ordinary"}, {"day", "tomorrow"}}},
        {"name_missing", {{"kind", "closure"}, {"day", "2026-11-26"}}},
        {"bad_hours",
         {{"kind", "working"}, {"day", "2026-11-26"}, {"hours", "11-7"}, {"name", "x"}}},
        {"bad_hours",
         {{"kind", "closure"}, {"day", "2026-11-26"}, {"hours", "07:30-11:30"}, {"name", "x"}}},
        {"bad_hours", {{"kind", "hours"}, {"hours", ""}}},
        {"bad_hours", {{"kind", "hours"}, {"hours", "08:00-12:00 11:00-17:00"}}},
        {"bad_weekday", {{"kind", "hours"}, {"hours", "08:00-12:00"}, {"weekdays", "holiday"}}},
        {"bad_season", {{"kind", "hours"}, {"hours", "08:00-12:00"}, {"yearly", "summer"}}},
        {"bad_end",
         {{"kind", "hours"},
          {"hours", "08:00-12:00"},
          {"from", "2026-03-01"},
          {"until", "2026-03-01"}}},
        {"text_too_long",
         {{"kind", "closure"}, {"day", "2026-11-26"}, {"name", std::string(201, 'x')}}},
    };
    for (const auto& [end, fields] : cases)
        EXPECT_EQ(end_of(fields), end) << fields.begin()->second;
}

TEST(Layer, SaysTheLaterOfTwoStatementsAboutADay) {
    const auto empty = empty_layer("H42.02.01");
    const auto closed = layer_with(empty, {said(closure("2026-11-26"))});
    const auto half = layer_with(closed, {said({{"kind", "working"},
                                                {"day", "2026-11-26"},
                                                {"hours", "07:30-11:30"},
                                                {"name", "Nửa ngày"}})});
    ASSERT_EQ(half.array_at("exceptions").size(), 1U);
    EXPECT_EQ(half.array_at("exceptions").front().text_at("kind"), "working");
    const auto ordinary =
        layer_with(half, {said({{"kind", "ordinary"}, {"day", "2026-11-26"}})});
    EXPECT_TRUE(ordinary.array_at("exceptions").empty());
}

TEST(Layer, SaysTheSameAfterTheSameStatements) {
    const std::vector<Statement> statements{
        said(closure("2026-11-26")),
        said({{"kind", "hours"}, {"from", "2027-03-01"}, {"hours", "07:00-11:30 13:30-16:30"}}),
        said({{"kind", "announced"}, {"day", "2028-01-01"}})};
    const auto once = layer_with(empty_layer("vietnam"), statements);
    EXPECT_EQ(layer_with(once, statements), once);
    EXPECT_TRUE(changes_between(once, once).empty());
}

TEST(Layer, NamesItsChangesInTheOrderOfDays) {
    const auto before = layer_with(empty_layer("H42.02.01"), {said(closure("2026-11-26")),
                                                              said(closure("2026-12-03"))});
    const auto after = layer_with(
        before, {said(closure("2026-11-20")), said({{"kind", "ordinary"}, {"day", "2026-11-26"}}),
                 said({{"kind", "hours"}, {"hours", "08:00-12:00"}}),
                 said({{"kind", "announced"}, {"day", "2028-01-01"}})});
    std::string told;
    for (const auto& change : changes_between(before, after))
        told += std::string(name_of(change.kind)) + " ";
    EXPECT_EQ(told, "closure ordinary hours announced ");
}

TEST(Layer, OfTheNationIsStillOneAfterAnImport) {
    const auto vietnam = text_in("data/calendars/vietnam.json");
    const auto announced = layer_with(
        vietnam, {said({{"kind", "announced"}, {"day", "2028-01-01"}}),
                  said({{"kind", "day_off"}, {"day", "2027-02-05"}, {"name", "Tết"}})});
    const auto calendar = calendar_from(announced);
    EXPECT_TRUE(calendar.announced(base::parse_day("2027-06-01").value()));
    EXPECT_FALSE(calendar.works(base::parse_day("2027-02-05").value()));
}

}
}
