#pragma once
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "src/calendar/calendar_text.h"
#include "src/calendar/due.h"

namespace motcua::calendar {

/// A shipped text, by its path in the project. The test would rather stop than go on without it.
inline json::Value text_in(const std::string& path) {
    std::ifstream file(MOTCUA_SOURCE_DIR "/" + path);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return *json::parse(text);
}

/// Of "vietnam province agency": the nation's days and layers of tests/fixtures/calendars.
inline OfficeCalendar calendar_named(const std::string& names) {
    std::vector<json::Value> layers;
    std::istringstream words(names);
    for (std::string name; words >> name;)
        layers.push_back(text_in(name == "vietnam" ? "data/calendars/vietnam.json"
                                                   : "tests/fixtures/calendars/" + name + ".json"));
    return calendar_from(layers);
}

inline base::Instant at(std::string_view date, std::string_view time) {
    return base::from_local(base::parse_day(date).value() + parse_time_of_day(time).value());
}

/// "2026-11-25 17:00", with " provisional" after it where it is; or the name of the problem.
inline std::string in_words(const base::Result<Due, DueProblem>& answer) {
    if (!answer) return std::string(name_of(answer.error()));
    const auto text = base::rfc3339(answer->at);
    return fmt::format("{} {}{}", text.substr(0, 10), text.substr(11, 5),
                       answer->provisional ? " provisional" : "");
}

}
