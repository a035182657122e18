#include "src/desk/calendar_form_routes.h"

#include <array>

#include "src/web/wording.h"

namespace motcua::desk {
namespace {

using calendar::Fields;

/// Longer closures are said in several acts.
constexpr std::chrono::days closure_max{31};
constexpr std::array statement_fields{"kind",     "day",    "exchanged_for", "from",
                                      "until",    "weekdays", "yearly",      "hours",
                                      "name",     "name_en",  "document"};
constexpr std::array weekdays{"monday", "tuesday",  "wednesday", "thursday",
                              "friday", "saturday", "sunday"};
constexpr std::array form_kinds{"swap", "closure", "half", "hours", "ordinary"};
constexpr std::array typed_fields{"day", "other", "from", "until", "hours", "name", "document"};

std::string typed(const http::Request& request, std::string_view field) {
    return web::cleaned(request.form.get(field));
}

/// One statement about each day from the first to the last one, both as they are typed.
std::vector<Fields> closure_of(const Fields& first, const std::string& last) {
    std::vector<Fields> said{first};
    auto alone = first;
    const auto begins = calendar::statement_in(alone);
    alone["day"] = last;
    const auto ends = calendar::statement_in(alone);
    // What is no day is refused where it is typed: as the day of a statement.
    if (last.empty() || !begins) return said;
    if (!ends || ends->day < begins->day || ends->day - begins->day > closure_max) {
        said.front()["day"] = last + "?";
        return said;
    }
    for (auto day = begins->day + std::chrono::days{1}; day <= ends->day;
         day += std::chrono::days{1}) {
        alone["day"] = base::iso_day(day);
        said.push_back(alone);
    }
    return said;
}

}

std::vector<Fields> said_by_form(const http::Request& request) {
    const auto kind = typed(request, "kind");
    Fields said{{"kind", kind}, {"day", typed(request, "day")}};
    if (kind == "ordinary") return {said};
    if (const auto document = typed(request, "document"); !document.empty())
        said["document"] = document;
    if (const auto name = typed(request, "name"); !name.empty()) said["name"] = name;
    if (kind == "closure") return closure_of(said, typed(request, "other"));
    if (kind == "half") {
        said["kind"] = "working";
        said["hours"] = typed(request, "hours");
        return {said};
    }
    if (kind == "hours") {
        said.erase("day");
        std::string chosen;
        for (const auto* each : weekdays)
            if (!typed(request, std::string("weekday_") + each).empty())
                chosen += (chosen.empty() ? "" : "|") + std::string(each);
        said["from"] = typed(request, "from");
        said["until"] = typed(request, "until");
        said["hours"] = typed(request, "hours");
        said["weekdays"] = chosen;
        return {said};
    }
    if (kind != "swap") return {said};
    auto worked = said;
    said["kind"] = "day_off";
    said["exchanged_for"] = typed(request, "other");
    worked["kind"] = "working";
    worked["day"] = typed(request, "other");
    worked["exchanged_for"] = said["day"];
    return {said, worked};
}

std::string carried(const std::vector<Fields>& said) {
    json::Array statements;
    for (const auto& each : said) {
        json::Object texts;
        for (const auto& [name, value] : each) texts.emplace(name, value);
        statements.emplace_back(std::move(texts));
    }
    return json::canonical(statements);
}

std::vector<Fields> said_in(const std::string& carried) {
    std::vector<Fields> said;
    const auto statements = json::parse(carried);
    if (!statements || statements->array() == nullptr) return said;
    for (const auto& each : *statements->array()) {
        Fields fields;
        if (each.object() == nullptr) return {};
        for (const auto& [name, value] : *each.object())
            if (value.text() != nullptr) fields.emplace(name, *value.text());
        said.push_back(std::move(fields));
    }
    return said;
}

std::vector<Fields> said_in(const web::Reader& read) {
    std::vector<Fields> said;
    for (const auto& each : read.objects("statements")) {
        Fields fields;
        for (const auto* name : statement_fields)
            if (auto text = each.text(name); !text.empty()) fields.emplace(name, std::move(text));
        said.push_back(std::move(fields));
    }
    return said;
}

Statements statements_of(const std::vector<Fields>& said) {
    std::vector<calendar::Statement> statements;
    for (const auto& each : said) {
        auto statement = calendar::statement_in(each);
        if (!statement) return base::problem(statement.error());
        statements.push_back(std::move(*statement));
    }
    return statements;
}

void show_forms(html::Values& values, const http::Request& request, const html::Locale& locale) {
    const auto kind = typed(request, "kind");
    for (const auto* each : form_kinds) {
        values.list(each);
        auto& form = values.add(each);
        const bool tried = kind == each;
        form.flag("tried", tried);
        for (const auto* field : typed_fields)
            form.set(std::string("typed_") + field, tried ? typed(request, field) : "");
        if (std::string_view(each) != "hours") continue;
        form.list("weekdays");
        for (const auto* weekday : weekdays)
            form.add("weekdays")
                .set("weekday", weekday)
                .set("weekday_name", locale.text(std::string("calendar.on_") + weekday))
                .flag("chosen", !typed(request, std::string("weekday_") + weekday).empty());
    }
}

}
