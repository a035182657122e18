#include "src/calendar/statement.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "src/calendar/calendar_text.h"

namespace motcua::calendar {
namespace {

using base::problem;
using enum StatementProblem;

constexpr std::size_t name_bytes_max = 200;
constexpr std::array kinds{StatementKind::day_off, StatementKind::working,
                           StatementKind::closure, StatementKind::ordinary,
                           StatementKind::hours,   StatementKind::announced};
constexpr std::array<std::string_view, 11> fields{
    "kind",   "day",   "exchanged_for", "from",    "until",   "weekdays",
    "yearly", "hours", "name",          "name_en", "document"};
constexpr std::array<std::string_view, 7> weekday_names{
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

std::string text_of(const Fields& said, std::string_view name) {
    const auto found = said.find(name);
    return found == said.end() ? "" : found->second;
}

/// A member that is a day, where one is typed; false where it is none.
bool take_day(const Fields& said, std::string_view field, json::Object& into) {
    const auto typed = text_of(said, field);
    if (typed.empty()) return true;
    const auto day = day_typed(typed);
    if (day) into.emplace(field, base::iso_day(*day));
    return day.has_value();
}

json::Array pair_of(const std::string& first, const std::string& second) {
    json::Array pair;
    pair.emplace_back(first);
    pair.emplace_back(second);
    return pair;
}

/// Nothing for what is no hours.
std::optional<json::Array> hours_typed(const std::string& typed) {
    json::Array intervals;
    OfficeHours hours;
    hours.intervals.clear();
    std::istringstream words(typed);
    for (std::string word; words >> word;) {
        const auto dash = word.find('-');
        if (dash == std::string::npos) return std::nullopt;
        auto opens = word.substr(0, dash);
        auto closes = word.substr(dash + 1);
        // "7:30" is how people write it.
        for (auto* end : {&opens, &closes})
            if (end->size() == 4) *end = fmt::format("0{}", *end);
        const auto from = parse_time_of_day(opens);
        const auto to = parse_time_of_day(closes);
        if (!from || !to) return std::nullopt;
        hours.intervals.emplace_back(*from, *to);
        intervals.emplace_back(pair_of(opens, closes));
    }
    if (!is_sound(hours)) return std::nullopt;
    return intervals;
}

std::optional<json::Array> weekdays_typed(const std::string& typed) {
    std::set<std::size_t> chosen;
    std::istringstream words(typed);
    for (std::string word; std::getline(words, word, '|');) {
        const auto* found = std::ranges::find(weekday_names, word);
        if (found == weekday_names.end()) return std::nullopt;
        chosen.insert(static_cast<std::size_t>(found - weekday_names.begin()));
    }
    json::Array names;
    for (const auto each : chosen) names.emplace_back(weekday_names.at(each));
    return names;
}

std::optional<json::Array> season_typed(const std::string& typed) {
    const auto dots = typed.find("..");
    if (dots == std::string::npos) return std::nullopt;
    const auto first = typed.substr(0, dots);
    const auto last = typed.substr(dots + 2);
    if (!base::parse_day("2024-" + first) || !base::parse_day("2024-" + last)) return std::nullopt;
    return pair_of(first, last);
}

bool is_day(StatementKind kind) {
    return kind != StatementKind::hours && kind != StatementKind::announced;
}

base::Result<Statement, StatementProblem> week_in(const Fields& said) {
    Statement week{StatementKind::hours, base::Day::min(), {}};
    auto& text = week.text;
    if (!take_day(said, "from", text)) return problem(bad_day);
    auto hours = hours_typed(text_of(said, "hours"));
    if (!hours) return problem(bad_hours);
    text["hours"] = std::move(*hours);
    if (const auto typed = text_of(said, "weekdays"); !typed.empty()) {
        auto weekdays = weekdays_typed(typed);
        if (!weekdays) return problem(bad_weekday);
        text["weekdays"] = std::move(*weekdays);
    }
    if (const auto typed = text_of(said, "yearly"); !typed.empty()) {
        auto season = season_typed(typed);
        if (!season) return problem(bad_season);
        text["yearly"] = std::move(*season);
    }
    if (!take_day(said, "until", text)) return problem(bad_end);
    const json::Value whole(text);
    if (const auto from = whole.optional_text_at("from")) week.day = *base::parse_day(*from);
    if (const auto until = whole.optional_text_at("until"))
        if (*until <= whole.text_at("from")) return problem(bad_end);
    return week;
}

base::Result<Statement, StatementProblem> day_statement_in(StatementKind kind, const Fields& said) {
    const auto day = day_typed(text_of(said, "day"));
    if (!day) return problem(bad_day);
    Statement statement{kind, *day, {}};
    auto& text = statement.text;
    if (kind == StatementKind::announced) {
        text["announced_until"] = base::iso_day(*day);
        return statement;
    }
    text["day"] = base::iso_day(*day);
    if (kind == StatementKind::ordinary) return statement;
    text["kind"] = name_of(kind);
    if (!take_day(said, "exchanged_for", text)) return problem(bad_day);
    if (const auto typed = text_of(said, "hours"); !typed.empty()) {
        auto hours = hours_typed(typed);
        if (!hours || kind != StatementKind::working) return problem(bad_hours);
        text["hours"] = std::move(*hours);
    }
    return statement;
}

std::map<std::string, json::Value> days_of(const json::Value& layer) {
    std::map<std::string, json::Value> days;
    for (const auto& each : layer.array_at("exceptions"))
        days.insert_or_assign(each.text_at("day"), each);
    return days;
}

/// When hours are true of a day: those with the same have the same place in a layer.
json::Object place_of(const json::Value& week) {
    return {{"from", week.at("from")},
            {"until", week.at("until")},
            {"weekdays", week.at("weekdays")},
            {"yearly", week.at("yearly")}};
}

void say_hours(json::Array& weeks, const json::Object& said) {
    const auto found = std::ranges::find_if(
        weeks, [&](const json::Value& each) { return place_of(each) == place_of(said); });
    if (found == weeks.end())
        weeks.emplace_back(said);
    else
        *found = said;
}

}

std::optional<base::Day> day_typed(const std::string& typed) {
    if (const auto iso = base::parse_day(typed)) return iso;
    const auto first = typed.find('/');
    const auto second = typed.find('/', first == std::string::npos ? first : first + 1);
    if (second == std::string::npos) return std::nullopt;
    return base::parse_day(fmt::format("{}-{:0>2}-{:0>2}", typed.substr(second + 1),
                                       typed.substr(first + 1, second - first - 1),
                                       typed.substr(0, first)));
}

std::string_view name_of(StatementKind kind) {
    switch (kind) {
    case StatementKind::day_off: return "day_off";
    case StatementKind::working: return "working";
    case StatementKind::closure: return "closure";
    case StatementKind::ordinary: return "ordinary";
    case StatementKind::hours: return "hours";
    case StatementKind::announced: return "announced";
    }
    return "";
}

std::string_view name_of(StatementProblem why) {
    switch (why) {
    case unknown_field: return "unknown_field";
    case unknown_kind: return "unknown_kind";
    case bad_day: return "bad_day";
    case bad_hours: return "bad_hours";
    case bad_weekday: return "bad_weekday";
    case bad_season: return "bad_season";
    case bad_end: return "bad_end";
    case name_missing: return "name_missing";
    case text_too_long: return "text_too_long";
    }
    return "";
}

base::Result<Statement, StatementProblem> statement_in(const Fields& said) {
    for (const auto& [name, value] : said)
        if (std::ranges::find(fields, name) == fields.end()) return problem(unknown_field);
    const auto* kind = std::ranges::find_if(
        kinds, [&](StatementKind each) { return name_of(each) == text_of(said, "kind"); });
    if (kind == kinds.end()) return problem(unknown_kind);
    auto statement =
        *kind == StatementKind::hours ? week_in(said) : day_statement_in(*kind, said);
    if (!statement) return statement;
    const auto name = text_of(said, "name");
    const auto name_en = text_of(said, "name_en");
    const auto document = text_of(said, "document");
    const bool named = is_day(*kind) && *kind != StatementKind::ordinary;
    if (named && name.empty()) return problem(name_missing);
    for (const auto* text : {&name, &name_en, &document})
        if (text->size() > name_bytes_max) return problem(text_too_long);
    if (!name.empty() && *kind != StatementKind::ordinary && *kind != StatementKind::announced)
        statement->text["name"] =
            json::Object{{"vi", name}, {"en", name_en.empty() ? name : name_en}};
    if (!document.empty() && *kind != StatementKind::ordinary)
        statement->text[*kind == StatementKind::announced ? "announced_by" : "document"] = document;
    return statement;
}

json::Value layer_with(const json::Value& layer, const std::vector<Statement>& statements) {
    auto text = *layer.object();
    auto days = days_of(layer);
    auto weeks = layer.array_at("weeks");
    for (const auto& said : statements) {
        if (said.kind == StatementKind::hours)
            say_hours(weeks, said.text);
        else if (said.kind == StatementKind::announced)
            for (const auto& [member, value] : said.text) text.insert_or_assign(member, value);
        else if (said.kind == StatementKind::ordinary)
            days.erase(base::iso_day(said.day));
        else
            days.insert_or_assign(base::iso_day(said.day), said.text);
    }
    json::Array exceptions;
    for (auto& [day, exception] : days) exceptions.push_back(std::move(exception));
    text.insert_or_assign("exceptions", std::move(exceptions));
    if (!weeks.empty()) text.insert_or_assign("weeks", std::move(weeks));
    return text;
}

json::Value empty_layer(const std::string& code) {
    return json::Object{{"code", code}, {"exceptions", json::Array{}}};
}

std::vector<LayerChange> changes_between(const json::Value& before, const json::Value& after) {
    std::vector<LayerChange> changes;
    auto old_days = days_of(before);
    for (const auto& [day, said] : days_of(after)) {
        const auto old = old_days.extract(day);
        const auto was = old.empty() ? json::Value() : old.mapped();
        const auto kind = said.text_at("kind") == "day_off"   ? StatementKind::day_off
                          : said.text_at("kind") == "closure" ? StatementKind::closure
                                                              : StatementKind::working;
        if (was != said) changes.push_back({kind, was, said});
    }
    for (const auto& [day, was] : old_days)
        changes.push_back({StatementKind::ordinary, was, json::Value()});
    std::ranges::stable_sort(changes, {}, [](const LayerChange& change) {
        return (change.after.is_null() ? change.before : change.after).text_at("day");
    });
    for (const auto& week : after.array_at("weeks")) {
        json::Value was;
        for (const auto& old : before.array_at("weeks"))
            if (place_of(old) == place_of(week)) was = old;
        if (was != week) changes.push_back({StatementKind::hours, was, week});
    }
    if (before.at("announced_until") != after.at("announced_until"))
        changes.push_back({StatementKind::announced, before.at("announced_until"),
                           after.at("announced_until")});
    return changes;
}

std::string hours_in(const json::Value& intervals) {
    std::string words;
    if (intervals.array() == nullptr) return words;
    for (const auto& interval : *intervals.array()) {
        const auto* ends = interval.array();
        if (ends == nullptr || ends->size() != 2) continue;
        words += (words.empty() ? "" : " ") + *(*ends)[0].text() + "-" + *(*ends)[1].text();
    }
    return words;
}

}
