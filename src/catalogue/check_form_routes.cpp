#include "src/catalogue/check_form_routes.h"

#include "src/calendar/due.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::catalogue {
namespace {

constexpr std::int64_t rows_max = 400;
/// Lines to add papers that the source has left out.
constexpr int free_rows = 2;

constexpr std::array units{"working_days",  "calendar_days", "same_day",
                           "working_hours", "clock_hours",   "months"};

std::string typed(const http::Request& request, const std::string& name) {
    return web::cleaned(request.form.get(name));
}

/// A field that holds no number states none that could be right.
std::int64_t number_typed(const http::Request& request, const std::string& name) {
    auto text = typed(request, name);
    std::erase(text, '.');
    if (text.empty()) return 0;
    return web::number_in(text).value_or(-1);
}

json::Value papers_typed(const http::Request& request) {
    json::Array papers;
    const auto rows = std::min(number_typed(request, "rows"), rows_max);
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto field = "paper." + std::to_string(row) + ".";
        const auto need = typed(request, field + "need");
        if (need == "not_a_paper") continue;
        papers.push_back(json::Object{{"name", typed(request, field + "name")},
                                      {"need", need},
                                      {"originals", number_typed(request, field + "originals")},
                                      {"copies", number_typed(request, field + "copies")}});
    }
    return json::Object{{"papers", std::move(papers)}};
}

std::string count_text(const json::Value& thing, std::string_view name) {
    const auto count = thing.integer_at(name);
    return count < 0 ? "" : std::to_string(count);
}

template <class Names>
void show_choices(html::Values& into, const html::Locale& locale, const Names& names,
                  const std::string& prefix, const std::string& chosen) {
    into.list("choices");
    for (const char* name : names)
        into.add("choices")
            .set("choice", name)
            .set("choice_name", locale.text(prefix + name))
            .flag("chosen", chosen == name);
}

void show_paper(html::Values& papers, const html::Locale& locale, std::int64_t row,
                const json::Value& paper) {
    static constexpr std::array needs{"required", "conditional", "present_only", "replaced_by_data",
                                      "not_a_paper"};
    auto& line = papers.add("paper_rows");
    line.set("row", row)
        .set("number", row + 1)
        .set("paper_name", paper.text_at("name"))
        .set("originals", count_text(paper, "originals"))
        .set("copies", count_text(paper, "copies"));
    show_choices(line, locale, needs, "need.", paper.text_at("need", "not_a_paper"));
}

}

json::Value stated_by_form(const http::Request& request, Part part) {
    switch (part) {
    case Part::limit:
        return json::Object{{"unit", typed(request, "unit")},
                            {"length", number_typed(request, "length")}};
    case Part::fee:
        return json::Object{{"way", typed(request, "way")},
                            {"amount_dong", number_typed(request, "amount_dong")},
                            {"due", typed(request, "due")}};
    case Part::papers: return papers_typed(request);
    case Part::result: break;
    }
    return json::Object{{"name", typed(request, "name")}, {"code", typed(request, "code")}};
}

void show_form(html::Values& form, const html::Locale& locale, Part part,
               const json::Value& draft) {
    switch (part) {
    case Part::limit:
        form.set("length", draft.at("length").is_null() ? "" : count_text(draft, "length"));
        show_choices(form, locale, units, "check.unit.", draft.text_at("unit"));
        break;
    case Part::fee: {
        const auto amount = draft.integer_at("amount_dong");
        form.set("amount", amount > 0 ? web::number_in_words(amount) : "")
            .flag("at_delivery", draft.text_at("due") == "delivery");
        show_choices(form, locale, fee_ways, "check.fee.", draft.text_at("way"));
        break;
    }
    case Part::papers: {
        form.list("paper_rows");
        std::int64_t row = 0;
        for (const auto& paper : draft.array_at("papers")) show_paper(form, locale, row++, paper);
        for (int extra = 0; extra < free_rows; ++extra)
            show_paper(form, locale, row++, json::Object{{"need", "not_a_paper"}});
        form.set("row_count", row);
        break;
    }
    case Part::result:
        form.set("result_name", draft.text_at("name")).set("result_code", draft.text_at("code"));
        break;
    }
}

}
