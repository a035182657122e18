// Every line of due.cases and due_more.cases: the due date, and a derivation that holds.
#include <gtest/gtest.h>

#include "src/calendar/derivation.h"
#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

struct Case {
    int line;
    TermRun run;
    std::string wanted;
};

/// The rest of a line, its words with one blank between them.
std::string rest_of(std::istringstream& words) {
    std::string rest;
    for (std::string word; words >> word;) rest += (rest.empty() ? "" : " ") + word;
    return rest;
}

/// By the names of the calendars that count.
std::map<std::string, std::vector<Case>> cases_in(const std::string& name) {
    std::map<std::string, std::vector<Case>> all;
    std::ifstream file(MOTCUA_SOURCE_DIR "/src/calendar/" + name);
    std::string calendars = "vietnam";
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        std::istringstream words(line.substr(0, line.find('#')));
        std::string date, time, unit;
        std::int64_t length = 0;
        if (!(words >> date)) continue;
        if (date == "calendar") {
            calendars = rest_of(words);
            continue;
        }
        if (!(words >> time >> length >> unit) || !parse_unit(unit)) {
            ADD_FAILURE() << name << ":" << number << " is not readable";
            continue;
        }
        const TermRun run{at(date, time), {*parse_unit(unit), length}};
        all[calendars].push_back({number, run, rest_of(words)});
    }
    return all;
}

std::size_t hold(const std::string& name) {
    const TimeRules rules;
    std::size_t count = 0;
    for (const auto& [calendars, cases] : cases_in(name)) {
        const auto calendar = calendar_named(calendars);
        const auto days = open_days_of(calendar);
        for (const auto& each : cases) {
            const auto found = due(each.run, calendar, rules);
            EXPECT_EQ(in_words(found), each.wanted) << name << ":" << each.line;
            ++count;
            if (!found) continue;
            EXPECT_EQ(fault_in(derivation_of(*found, each.run, rules), days), std::nullopt)
                << name << ":" << each.line;
        }
    }
    return count;
}

TEST(DueCases, OfTheFirstFileHoldWithTheirDerivations) { EXPECT_GE(hold("due.cases"), 70U); }

TEST(DueCases, OfTheSecondFileHoldWithTheirDerivations) { EXPECT_GE(hold("due_more.cases"), 300U); }

}
}
