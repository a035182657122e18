#include "src/calendar/year.h"

#include <map>
#include <tuple>

#include "src/calendar/calendar_text.h"

namespace motcua::calendar {
namespace {

using namespace std::chrono;

constexpr minutes half_day_max = hours{5};

minutes open_for(const OfficeHours& hours) {
    minutes sum{0};
    for (const auto& [opens, closes] : hours.intervals) sum += closes - opens;
    return sum;
}

std::string in_words(const OfficeHours& open) {
    std::string words;
    for (const auto& [opens, closes] : open.intervals)
        words += (words.empty() ? "" : " ") + time_of_day(opens) + "-" + time_of_day(closes);
    return words;
}

Look look_of(base::Day day, const OfficeCalendar& calendar, const json::Value& said) {
    const auto* open = calendar.hours_on(day);
    if (open == nullptr) {
        if (calendar.is_closure(day)) return Look::closure;
        return calendar.is_holiday(day) ? Look::holiday : Look::weekend;
    }
    if (open_for(*open) <= half_day_max) return Look::half;
    const weekday name{day};
    const bool exchanged = !said.is_null() && (name == Saturday || name == Sunday);
    return exchanged || !said.at("exchanged_for").is_null() ? Look::made_up : Look::work;
}

}

std::string_view name_of(Look look) {
    switch (look) {
    case Look::work: return "work";
    case Look::half: return "half";
    case Look::weekend: return "weekend";
    case Look::holiday: return "holiday";
    case Look::closure: return "closure";
    case Look::made_up: return "made_up";
    }
    return "";
}

std::vector<YearDay> year_of(const std::vector<json::Value>& layers, year wanted) {
    const auto calendar = calendar_from(layers);
    std::map<std::string, std::pair<json::Value, std::size_t>> said;
    for (std::size_t i = 0; i < layers.size(); ++i)
        for (const auto& each : layers[i].array_at("exceptions"))
            said.insert_or_assign(each.text_at("day"), std::pair{each, i});
    std::vector<YearDay> days;
    const base::Day end{year_month_day{wanted + years{1}, January, std::chrono::day{1}}};
    for (base::Day day{year_month_day{wanted, January, std::chrono::day{1}}}; day < end;
         day += std::chrono::days{1}) {
        YearDay each{.day = day, .announced = calendar.announced(day)};
        if (const auto found = said.find(base::iso_day(day)); found != said.end())
            std::tie(each.said, each.layer) = found->second;
        each.look = look_of(day, calendar, each.said);
        if (const auto* open = calendar.hours_on(day)) each.hours = in_words(*open);
        days.push_back(std::move(each));
    }
    return days;
}

}
