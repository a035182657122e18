#include "src/organisation/calendar_routes.h"

#include <array>

#include <fmt/format.h>

#include "src/calendar/calendar_store.h"
#include "src/calendar/year.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/calendar_actions.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::organisation {
namespace {

using namespace std::chrono;
using calendar::Look;
using calendar::YearDay;
using http::Status;
using web::Access;

constexpr std::int64_t year_min = 2000;
constexpr std::int64_t year_max = 2100;

/// A year of an agency, and who says what of it.
struct Shown {
    Agency agency;
    std::vector<calendar::LayerRevision> layers;
    std::vector<json::Value> texts;
    std::vector<std::string> names; ///< of the layers, "" for the nation's
};

/// Nothing for what is no year.
std::optional<year> year_in(const web::Visit& visit) {
    const auto typed = web::cleaned(visit.request.query.get("year"));
    if (typed.empty()) return year_month_day{base::day_of(visit.office.now())}.year();
    const auto number = web::number_in(typed);
    if (!number || *number < year_min || *number > year_max) return std::nullopt;
    return year{static_cast<int>(*number)};
}

std::optional<Shown> shown_to(web::Visit& visit) {
    const auto today = base::day_of(visit.office.now());
    return visit.office.look([&](sql::Session& session) -> std::optional<Shown> {
        auto agency = find(session, visit.captured("code"), today);
        if (!agency) return std::nullopt;
        Shown shown{.agency = std::move(*agency), .layers = {}, .texts = {}, .names = {}};
        shown.layers = calendar::newest_layers(session, calendars_of(session, shown.agency.code));
        if (shown.layers.front().revision == 0) return std::nullopt;
        shown.texts = calendar::texts_of(session, shown.layers);
        std::vector<std::string> codes;
        for (const auto& layer : shown.layers) codes.push_back(layer.code);
        const auto names = names_on(session, codes, today);
        for (const auto& layer : shown.layers) {
            const auto name = names.find(layer.code);
            shown.names.push_back(name == names.end() ? "" : name->second.in(visit.language));
        }
        if (!shown.names.front().empty()) shown.names.front().clear();
        return shown;
    });
}

json::Object describe(const YearDay& day, const Shown& shown, std::string_view language) {
    json::Object out{{"day", base::iso_day(day.day)},
                     {"look", calendar::name_of(day.look)},
                     {"hours", day.hours},
                     {"announced", day.announced}};
    if (day.said.is_null()) return out;
    out["name"] = day.said.at("name").text_at(language);
    out["calendar"] = shown.layers[day.layer].code;
    out["exchanged_for"] = day.said.at("exchanged_for");
    out["document"] = day.said.at("document");
    return out;
}

http::Response get_calendar(web::Visit& visit) {
    const auto year = year_in(visit);
    if (!year) return web::problem(visit, Status::unprocessable, "bad_year");
    const auto shown = shown_to(visit);
    if (!shown) return web::problem(visit, Status::not_found, "no_such_agency");
    json::Array layers;
    for (std::size_t i = 0; i < shown->layers.size(); ++i)
        layers.push_back(json::Object{{"calendar", shown->layers[i].code},
                                      {"revision", shown->layers[i].revision},
                                      {"name", shown->names[i]},
                                      {"weeks", shown->texts[i].array_at("weeks")}});
    json::Array days;
    for (const auto& day : calendar::year_of(shown->texts, *year))
        days.emplace_back(describe(day, *shown, visit.language));
    const bool own = shown->layers.back().code == shown->agency.code;
    auto answer = http::json(
        Status::ok,
        json::canonical(json::Object{
            {"agency", shown->agency.code},
            {"year", static_cast<std::int64_t>(static_cast<int>(*year))},
            {"announced_until", shown->texts.front().at("announced_until")},
            {"hours", shown->texts.front().at("hours")},
            {"layers", std::move(layers)},
            {"days", std::move(days)}}));
    answer.with("ETag", fmt::format("\"{}\"", own ? shown->layers.back().revision : 0));
    return answer;
}

std::string layer_name(const html::Locale& locale, const Shown& shown, std::size_t layer) {
    return shown.names[layer].empty() ? locale.text("calendar.of_nation") : shown.names[layer];
}

bool stands_out(const YearDay& day) { return day.look != Look::work && day.look != Look::weekend; }

void show_day(html::Values& week, const html::Locale& locale, const YearDay& day, bool today) {
    const std::string look(calendar::name_of(day.look));
    const year_month_day date{day.day};
    const bool marked = stands_out(day);
    week.add("days")
        .set("number", static_cast<std::int64_t>(static_cast<unsigned>(date.day())))
        .set("look", look)
        .flag("blank", false)
        .flag("marked", marked)
        .flag("today", today)
        .set("mark", marked ? locale.text("calendar.mark_" + look) : "")
        .set("look_name", marked ? locale.text("calendar.look_" + look) : "");
}

void show_blank(html::Values& week) {
    week.add("days")
        .set("number", "")
        .set("look", "blank")
        .flag("blank", true)
        .flag("marked", false)
        .flag("today", false)
        .set("mark", "")
        .set("look_name", "");
}

void show_months(html::Values& values, const html::Locale& locale, const std::vector<YearDay>& days,
                 base::Day today) {
    constexpr unsigned days_a_week = 7;
    unsigned month = 0;
    html::Values* shown = nullptr;
    html::Values* week = nullptr;
    unsigned place = 0;
    const auto fill_up = [&] {
        for (; week != nullptr && place < days_a_week; ++place) show_blank(*week);
    };
    for (const auto& day : days) {
        const year_month_day date{day.day};
        const auto weekday_place = weekday{day.day}.iso_encoding() - 1;
        if (const auto of_day = static_cast<unsigned>(date.month()); of_day != month) {
            fill_up();
            month = of_day;
            shown = &values.add("months");
            shown->set("month", locale.text("calendar.month_" + std::to_string(month)));
            week = &shown->add("weeks");
            for (place = 0; place < weekday_place; ++place) show_blank(*week);
        } else if (weekday_place == 0) {
            week = &shown->add("weeks");
            place = 0;
        }
        show_day(*week, locale, day, day.day == today);
        ++place;
    }
    fill_up();
}

std::string weekday_in_words(const html::Locale& locale, base::Day day) {
    return locale.text("calendar.weekday_" + std::to_string(weekday{day}.iso_encoding()));
}

/// What a layer says of single days, and half days that it does not name.
void show_special_days(html::Values& values, const html::Locale& locale, const Shown& shown,
                       const std::vector<YearDay>& days) {
    values.list("special");
    for (const auto& day : days) {
        if (day.said.is_null()) continue;
        const auto exchanged = day.said.text_at("exchanged_for");
        const auto document = day.said.text_at("document");
        const std::string look(calendar::name_of(day.look));
        values.add("special")
            .set("date", web::day_in_words(base::iso_day(day.day)))
            .set("weekday", weekday_in_words(locale, day.day))
            .set("look", look)
            .set("look_name", locale.text(day.look == Look::holiday ? "calendar.kind_day_off"
                                                                    : "calendar.look_" + look))
            .set("what", day.said.at("name").text_at(locale.language()))
            .set("says", layer_name(locale, shown, day.layer))
            .set("hours", day.hours)
            .flag("open", !day.hours.empty() && day.look != Look::made_up)
            .set("exchanged", web::day_in_words(exchanged))
            .flag("swapped", !exchanged.empty())
            .set("document", document)
            .flag("documented", !document.empty());
    }
}

std::string weekdays_in_words(const html::Locale& locale, const json::Value& week) {
    std::string words;
    for (const auto& each : week.array_at("weekdays"))
        words += (words.empty() ? "" : ", ") + locale.text("calendar.on_" + *each.text());
    return words.empty() ? locale.text("calendar.on_weekdays") : words;
}

/// From when to when the hours are true.
std::string validity_in_words(const html::Locale& locale, const json::Value& week) {
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    const auto day_and_month = [](const json::Value& text) {
        const auto& iso = *text.text();
        return iso.substr(3) + "/" + iso.substr(0, 2);
    };
    if (const auto& season = week.array_at("yearly"); season.size() == 2)
        add(locale.text("calendar.season",
                        {{"first", day_and_month(season[0])}, {"last", day_and_month(season[1])}}));
    if (const auto from = week.optional_text_at("from"))
        add(locale.text("calendar.from", {{"day", web::day_in_words(*from)}}));
    if (const auto until = week.optional_text_at("until"))
        add(locale.text("calendar.until", {{"day", web::day_in_words(*until)}}));
    return words.empty() ? locale.text("calendar.always") : words;
}

void show_hours(html::Values& values, const html::Locale& locale, const Shown& shown) {
    values.list("week_hours");
    for (std::size_t i = 0; i < shown.texts.size(); ++i) {
        auto weeks = shown.texts[i].array_at("weeks");
        if (const auto& hours = shown.texts[i].at("hours"); !hours.is_null())
            weeks.insert(weeks.begin(), json::Object{{"hours", hours}});
        for (const auto& week : weeks)
            values.add("week_hours")
                .set("weekdays", weekdays_in_words(locale, week))
                .set("valid", validity_in_words(locale, week))
                .set("hours", calendar::hours_in(week.at("hours")))
                .set("says", layer_name(locale, shown, i));
    }
}

http::Response calendar_page(web::Visit& visit) {
    const auto year = year_in(visit);
    if (!year) return web::problem(visit, Status::unprocessable, "bad_year");
    const auto shown = shown_to(visit);
    if (!shown) return web::problem(visit, Status::not_found, "no_such_agency");
    const auto& locale = visit.locale();
    const auto days = calendar::year_of(shown->texts, *year);
    const auto number = static_cast<std::int64_t>(static_cast<int>(*year));
    const bool announced = days.back().announced;
    html::Values values;
    const auto& name = shown->agency.name(visit.language);
    const auto title = locale.text("calendar.heading", {{"year", std::to_string(number)}});
    values.set("code", shown->agency.code)
        .set("name", name)
        .set("heading", title)
        .set("before", number - 1)
        .set("after", number + 1)
        .flag("provisional", !announced)
        .set("announced_until",
             web::day_in_words(shown->texts.front().text_at("announced_until")))
        .flag("keeps_calendar", may_keep_calendar(visit.actor(), shown->agency.code))
        .list("done");
    if (visit.request.query.get("done") == "published")
        values.add("done").set("sentence", locale.text("calendar.published"));
    show_months(values, locale, days, base::day_of(visit.office.now()));
    show_special_days(values, locale, *shown, days);
    show_hours(values, locale, *shown);
    return web::page(visit, "organisation/calendar", title + " – " + name, std::move(values));
}

}

std::string change_in_words(const html::Locale& locale, const calendar::LayerChange& change) {
    const auto words_of = [&](const json::Value& said) -> std::string {
        if (said.is_null()) return locale.text("calendar.said_nothing");
        if (said.text() != nullptr) return web::day_in_words(*said.text());
        const auto hours = calendar::hours_in(said.at("hours"));
        const auto name = said.at("name").text_at(locale.language());
        const auto kind = said.optional_text_at("kind");
        auto words = kind ? locale.text("calendar.kind_" + *kind) : "";
        if (!hours.empty()) words += (words.empty() ? "" : " ") + hours;
        if (!name.empty()) words += " (" + name + ")";
        if (const auto other = said.optional_text_at("exchanged_for"))
            words += ", " + locale.text("calendar.exchanged_for",
                                        {{"day", web::day_in_words(*other)}});
        return words;
    };
    std::string what;
    const auto& said = change.after.is_null() ? change.before : change.after;
    if (change.kind == calendar::StatementKind::announced)
        what = locale.text("calendar.announced_until");
    else if (change.kind == calendar::StatementKind::hours)
        what = weekdays_in_words(locale, said) + ", " + validity_in_words(locale, said);
    else
        what = web::day_in_words(said.text_at("day"));
    return what + ": " + words_of(change.before) + " → " + words_of(change.after);
}

web::Routes calendar_routes() {
    return {{"GET", "/api/v1/agencies/{code}/calendar", Access::everyone, get_calendar},
            {"GET", "/agencies/{code}/calendar", Access::everyone, calendar_page}};
}

}
