// Every line of rederivation.cases.
#include "src/dossier/rederivation.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "src/calendar/derivation.h"
#include "src/calendar/statement.h"
#include "src/calendar/trial_calendar.h"

namespace motcua::dossier {
namespace {

using Words = std::vector<std::string>;

Words split(const std::string& text, char by) {
    Words parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, by);) {
        const auto first = part.find_first_not_of(' ');
        if (first == std::string::npos) continue;
        parts.push_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
    }
    return parts;
}

base::Instant moment(const std::string& text) {
    const auto words = split(text, ' ');
    return calendar::at(words.at(0), words.at(1));
}

calendar::Statement statement(const std::string& text) {
    const auto words = split(text, ' ');
    calendar::Fields fields{{"kind", words.at(0)}, {"day", words.at(1)}, {"name", "thử"}};
    if (words.size() > 2) fields["hours"] = words.at(2);
    return *calendar::statement_in(fields);
}

std::string in_words(const Reckoned& reckoned) {
    std::string words(name_of(reckoned.fate));
    if (!reckoned.due) return words;
    const auto text = base::rfc3339(reckoned.due->at);
    return words + " " + text.substr(0, 10) + " " + text.substr(11, 5);
}

TEST(RederivationCases, AllHold) {
    const auto vietnam = calendar::text_in("data/calendars/vietnam.json");
    const auto before = calendar::calendar_from(vietnam);
    std::ifstream file(MOTCUA_SOURCE_DIR "/src/dossier/rederivation.cases");
    int number = 0;
    int count = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        const auto columns = split(line.substr(0, line.find('#')), '|');
        if (columns.empty()) continue;
        ASSERT_EQ(columns.size(), 5U) << number;
        const auto term = split(columns[1], ' ');
        const calendar::TermRun run{moment(columns[0]),
                                    {calendar::parse_unit(term.at(1)).value(),
                                     std::stoll(term.at(0))}};
        const auto due = calendar::due(run.from, run.term, before);
        ASSERT_TRUE(due) << number;
        std::vector<calendar::Statement> statements;
        for (const auto& each : split(columns[3], ',')) statements.push_back(statement(each));
        const auto after = calendar::calendar_from(calendar::layer_with(vietnam, statements));
        // As it stands in the register.
        const auto told =
            told_in(calendar::derivation_of(*due, run, calendar::TimeRules{}), due->at);
        ASSERT_TRUE(told) << number;
        EXPECT_EQ(in_words(reckon_anew(*told, after, {}, moment(columns[2]))), columns[4])
            << "rederivation.cases:" << number;
        ++count;
    }
    EXPECT_GE(count, 20);
}

}
}
