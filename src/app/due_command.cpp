#include "src/app/due_command.h"

#include <iostream>

#include <fmt/core.h>

#include "src/app/shipped.h"
#include "src/calendar/calendar_text.h"
#include "src/calendar/derivation.h"
#include "src/calendar/due_line.h"
#include "src/organisation/code.h"

namespace motcua::app {
namespace {

/// What the nation says, and what is shipped of the agency and those above it.
calendar::OfficeCalendar calendar_of(const std::filesystem::path& home,
                                     std::optional<organisation::AgencyCode> agency) {
    const auto folder = home / "data" / "calendars";
    std::vector<json::Value> layers;
    for (; agency; agency = agency->parent()) {
        const auto file = folder / "layers" / (agency->text() + ".json");
        if (std::filesystem::exists(file)) layers.push_back(json_of(file));
    }
    layers.push_back(json_of(folder / "vietnam.json"));
    return calendar::calendar_from(std::vector(layers.rbegin(), layers.rend()));
}

/// The next line without its end, no longer than is needed to see that it is too long.
std::optional<std::string> line_from(std::streambuf& in) {
    constexpr int none = std::char_traits<char>::eof();
    std::string line;
    int read = in.sbumpc();
    if (read == none) return std::nullopt;
    for (; read != none && read != '\n'; read = in.sbumpc())
        if (line.size() <= calendar::due_line_max) line += static_cast<char>(read);
    return line;
}

struct Reckoning {
    calendar::OfficeCalendar calendar;
    std::vector<calendar::TimeRules> rules;
    std::optional<base::Day> rules_day;

    json::Object answer_to(std::string_view line) const {
        const auto run = calendar::run_in(line);
        if (!run) return {{"problem", name_of(run.error())}};
        const auto& in_force =
            calendar::rules_on(rules, rules_day.value_or(base::day_of(run->from)));
        const auto due = calendar::due(*run, calendar, in_force);
        if (!due) return {{"problem", name_of(due.error())}};
        return {{"due_at", base::rfc3339(due->at)},
                {"provisional", due->provisional},
                {"derivation", calendar::derivation_of(*due, *run, in_force)}};
    }
};

void print(const json::Object& answer, bool as_json) {
    if (as_json) {
        fmt::print("{}\n", json::canonical(answer));
        return;
    }
    const json::Value text(answer);
    const auto why = text.text_at("problem");
    fmt::print("{}{}\n", why.empty() ? text.text_at("due_at") : why,
               text.boolean_at("provisional") ? " provisional" : "");
}

}

int print_dues(const Settings& settings, const DueOrder& order) {
    std::optional<organisation::AgencyCode> agency;
    if (!order.agency.empty()) {
        const auto code = organisation::AgencyCode::parse(order.agency);
        if (!code) {
            fmt::print(stderr, "motcua: --agency is no code of an agency\n");
            return 2;
        }
        agency = *code;
    }
    const auto day = base::parse_day(order.rules);
    if (!order.rules.empty() && !day) {
        fmt::print(stderr, "motcua: --rules is a day, as 2025-07-01\n");
        return 2;
    }
    const Reckoning reckoning{
        calendar_of(settings.home, agency),
        calendar::time_rules_from(json_of(settings.home / "data/time_rules/vietnam.json")), day};
    bool clean = true;
    std::int64_t number = 0;
    while (const auto line = line_from(*std::cin.rdbuf())) {
        auto answer = reckoning.answer_to(*line);
        answer.emplace("line", ++number);
        clean = clean && !answer.contains("problem");
        print(answer, settings.json);
    }
    return clean ? 0 : 1;
}

}
