#include "src/calendar/calendar_store.h"

#include <stdexcept>

#include "src/office/publication.h"

namespace motcua::calendar {
namespace {

template <class T> T needed(const std::optional<T>& value, const std::string& what) {
    if (!value) throw std::runtime_error("calendar: " + what + " is not readable");
    return *value;
}

OfficeHours hours_from(const json::Value& text) {
    OfficeHours hours;
    hours.intervals.clear();
    for (const auto& interval : text.array_at("hours")) {
        const auto* ends = interval.array();
        if (ends == nullptr || ends->size() != 2 || !(*ends)[0].text() || !(*ends)[1].text())
            throw std::runtime_error("calendar: hours are pairs of times");
        hours.intervals.emplace_back(needed(parse_time_of_day(*(*ends)[0].text()), "an opening"),
                                     needed(parse_time_of_day(*(*ends)[1].text()), "a closing"));
    }
    if (!is_sound(hours)) throw std::runtime_error("calendar: hours overlap or are empty");
    return hours;
}

}

OfficeCalendar calendar_from(const json::Value& text) {
    std::map<base::Day, DayKind> exceptions;
    for (const auto& exception : text.array_at("exceptions")) {
        const auto day = needed(base::parse_day(exception.text_at("day")), "a day");
        exceptions[day] = needed(parse_day_kind(exception.text_at("kind")), "a kind of day");
    }
    const auto until = needed(base::parse_day(text.text_at("announced_until")), "announced_until");
    return {hours_from(text), std::move(exceptions), until};
}

OfficeCalendar get(sql::Session& session, const std::string& code, std::int64_t revision) {
    return calendar_from(office::published_text(session, "calendars", code, revision));
}

void apply_publication(office::Applying to, const office::Entry& entry) {
    to.session.send("INSERT INTO calendars (code, revision, body) VALUES ($1, $2, $3)",
                    entry.body.text_at("code"), entry.body.integer_at("revision"),
                    json::canonical(entry.body.at("text")));
}

}
