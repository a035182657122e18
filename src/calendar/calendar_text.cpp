#include "src/calendar/calendar_text.h"

#include <algorithm>
#include <stdexcept>

namespace motcua::calendar {
namespace {

using namespace std::chrono;

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

std::array<bool, 7> weekdays_from(const json::Value& text) {
    static constexpr std::array<std::string_view, 7> names{
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    if (text.array_at("weekdays").empty()) return monday_to_friday;
    std::array<bool, 7> found{};
    for (const auto& each : text.array_at("weekdays")) {
        const auto* name = each.text();
        const auto* place = name == nullptr ? names.end() : std::ranges::find(names, *name);
        if (place == names.end()) throw std::runtime_error("calendar: a weekday is not readable");
        found.at(static_cast<std::size_t>(place - names.begin())) = true;
    }
    return found;
}

/// "04-16"; a leap year has all of them.
std::optional<month_day> month_day_from(const json::Value& text) {
    if (text.text() == nullptr) return std::nullopt;
    const auto day = base::parse_day("2024-" + *text.text());
    if (!day) return std::nullopt;
    const year_month_day date{*day};
    return month_day{date.month(), date.day()};
}

WeekHours week_from(const json::Value& text) {
    WeekHours week{.from = base::Day::min(),
                   .until = std::nullopt,
                   .yearly = std::nullopt,
                   .weekdays = weekdays_from(text),
                   .hours = hours_from(text)};
    if (const auto from = text.optional_text_at("from"))
        week.from = needed(base::parse_day(*from), "the first day of hours");
    if (const auto until = text.optional_text_at("until"))
        week.until = needed(base::parse_day(*until), "the end of hours");
    if (const auto& season = text.array_at("yearly"); !season.empty()) {
        if (season.size() != 2) throw std::runtime_error("calendar: a season has two ends");
        week.yearly = {needed(month_day_from(season[0]), "the first day of a season"),
                       needed(month_day_from(season[1]), "the last day of a season")};
    }
    return week;
}

}

CalendarLayer layer_from(const json::Value& text) {
    CalendarLayer layer;
    const auto& weeks = text.array_at("weeks");
    const auto& exceptions = text.array_at("exceptions");
    if (weeks.size() > layer_weeks_max || exceptions.size() > layer_days_max)
        throw std::runtime_error("calendar: a layer is too large");
    if (!text.array_at("hours").empty())
        layer.weeks.push_back(
            {base::Day::min(), std::nullopt, std::nullopt, monday_to_friday, hours_from(text)});
    for (const auto& week : weeks) layer.weeks.push_back(week_from(week));
    for (const auto& exception : exceptions) {
        DayException kind{needed(parse_day_kind(exception.text_at("kind")), "a kind of day"), {}};
        if (!exception.array_at("hours").empty()) kind.hours = hours_from(exception);
        layer.days.insert_or_assign(needed(base::parse_day(exception.text_at("day")), "a day"),
                                    std::move(kind));
    }
    if (const auto until = text.optional_text_at("announced_until"))
        layer.announced_until = needed(base::parse_day(*until), "announced_until");
    return layer;
}

OfficeCalendar calendar_from(const json::Value& text) {
    return calendar_from(std::vector<json::Value>{text});
}

OfficeCalendar calendar_from(const std::vector<json::Value>& texts) {
    if (texts.empty() || texts.size() > layers_max)
        throw std::runtime_error("calendar: there are no layers, or too many");
    std::vector<CalendarLayer> layers;
    for (const auto& text : texts) layers.push_back(layer_from(text));
    if (layers.front().weeks.empty() || !layers.front().announced_until)
        throw std::runtime_error("calendar: hours or announced_until are not readable");
    return OfficeCalendar(std::move(layers));
}

}
