#include "src/portal/filing_page_routes.h"

#include <algorithm>

#include "src/portal/procedure_page_routes.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

std::string id_of(std::string name) {
    std::replace(name.begin(), name.end(), '.', '-');
    return name;
}

const Fault* fault_at(const std::vector<Fault>& faults, const std::string& field) {
    const auto found = std::find_if(faults.begin(), faults.end(),
                                    [&](const Fault& fault) { return fault.field == field; });
    return found == faults.end() ? nullptr : &*found;
}

/// Where a link of the summary leads: a radio group is reached at its first choice, a
/// day at its first field.
std::string target_of(const std::string& field, const std::vector<QuestionGroup>& groups) {
    for (const auto& group : groups)
        for (const auto& question : group.questions)
            if (question.name == field && question.widget == "radio" && !question.choices.empty())
                return id_of(field) + "-" + question.choices.front().code;
            else if (question.name == field && question.widget == "date")
                return id_of(field) + "-day";
    return id_of(field);
}

void show_choices(html::Values& row, const Question& question, const std::string& value) {
    row.list("options");
    for (const auto& choice : question.choices)
        row.add("options")
            .set("option", choice.code)
            .set("option_label", choice.label)
            .set("option_id", id_of(question.name) + "-" + choice.code)
            .flag("chosen", choice.code == value);
}

/// A clerk's browser must not offer one visitor's details to the next. At home "off" would keep the
/// browser from bringing back what was typed when somebody goes a page back.
std::string autocomplete_of(const Question& question, const Sheet& sheet) {
    if (sheet.at_counter) return "off";
    return question.autocomplete.empty() || question.autocomplete == "off" ? "on"
                                                                           : question.autocomplete;
}

void show_question(html::Values& row, const Question& question, const Showing& showing) {
    const auto value = typed_at(showing.sheet.typed, question.name);
    const auto* fault = fault_at(showing.faults, question.name);
    const auto& widget = question.widget;
    const bool in_digits = widget == "year" || widget == "number";
    const bool closed = widget == "radio" || widget == "checkbox" || widget == "date";
    const auto day =
        widget == "date" ? day_parts_of(showing.sheet.typed, question.name) : DayParts{};
    row.set("id", id_of(question.name))
        .set("field", question.name)
        .set("label", question.label)
        .set("hint", question.hint)
        .set("value", value)
        .set("size", in_digits ? "short" : "long")
        .set("inputmode", in_digits ? "numeric" : "text")
        .set("autocomplete", autocomplete_of(question, showing.sheet))
        .set("length_max", widget == "year" ? 4 : question.length_max)
        .set("fault", fault == nullptr ? "" : fault->sentence)
        .flag("wrong", fault != nullptr)
        .flag("hinted", !question.hint.empty())
        .flag("required", question.required)
        .flag("focused", question.name == showing.focus)
        .flag("single", !closed)
        .flag("is_input", !closed && widget != "textarea" && widget != "select")
        .flag("is_textarea", widget == "textarea")
        .flag("is_select", widget == "select")
        .flag("is_radio", widget == "radio")
        .flag("is_checkbox", widget == "checkbox")
        .flag("is_date", widget == "date")
        .set("day", day.day)
        .set("month", day.month)
        .set("year", day.year)
        .flag("checked", value == "true")
        .flag("suggested", !question.suggestions.empty())
        .list("suggestions");
    for (const auto& suggestion : question.suggestions)
        row.add("suggestions").set("suggestion", suggestion);
    show_choices(row, question, value);
}

std::vector<Choice> choices_named(const html::Locale& locale, const std::string& prefix,
                                  std::initializer_list<const char*> codes) {
    std::vector<Choice> choices;
    for (const auto* code : codes) choices.push_back({code, locale.text(prefix + code)});
    return choices;
}

QuestionGroup receiving_group(const html::Locale& locale, const Sheet& sheet) {
    std::vector<Choice> agencies;
    for (const auto& agency : sheet.agencies)
        agencies.push_back({agency.code, agency.name(locale.language())});
    Question unit{.name = "receiving_unit",
                  .label = locale.text("filing.receiving_unit"),
                  .widget = "select",
                  .hint = "",
                  .autocomplete = "",
                  .required = true,
                  .choices = agencies,
                  .suggestions = {}};
    return {locale.text("filing.receiving_group"), {unit}};
}

QuestionGroup owner_group(const html::Locale& locale, const Sheet& sheet) {
    constexpr std::string_view prefix = "filing.";
    const auto asked = [&](std::string_view key, const char* widget, const char* autocomplete) {
        const auto name = std::string(key.substr(prefix.size()));
        Question question;
        question.name = "owner." + name;
        question.label = locale.text(key);
        question.widget = widget;
        question.autocomplete = autocomplete;
        question.required = name == "full_name";
        return question;
    };
    Question kind{.name = "owner.kind",
                  .label = locale.text("filing.owner_kind"),
                  .widget = "radio",
                  .hint = "",
                  .autocomplete = "",
                  .required = true,
                  .choices =
                      choices_named(locale, "kind.", {"citizen", "business", "organisation"}),
                  .suggestions = {}};
    auto address = asked("filing.address", "textarea", "street-address");
    address.length_max = 200;
    // Done at once: who, and how to reach them, is enough for the register.
    if (sheet.procedure.immediate)
        return {locale.text("filing.owner_group"),
                {asked("filing.full_name", "text", "name"),
                 asked("filing.identity_number", "text", "off"),
                 asked("filing.phone", "text", "tel")}};
    return {locale.text("filing.owner_group"),
            {kind, asked("filing.full_name", "text", "name"),
             asked("filing.identity_number", "text", "off"), asked("filing.phone", "text", "tel"),
             asked("filing.email", "text", "email"), address}};
}

QuestionGroup delivery_group(const html::Locale& locale) {
    Question way{.name = "delivery_way",
                 .label = locale.text("filing.delivery_way"),
                 .widget = "radio",
                 .hint = "",
                 .autocomplete = "",
                 .required = true,
                 .choices = choices_named(locale, "delivery.", {"counter", "post", "online"}),
                 .suggestions = {}};
    Question place{.name = "delivery_place",
                   .label = locale.text("filing.delivery_place"),
                   .widget = "textarea",
                   .hint = locale.text("filing.delivery_place_hint"),
                   .autocomplete = "off",
                   .length_max = 200,
                   .choices = {},
                   .suggestions = {}};
    return {locale.text("filing.delivery_group"), {way, place}};
}

/// The numbers that somebody at the counter writes on the paper or says.
void show_last(html::Values& values, const json::Value& last, const html::Locale& locale) {
    values.list("last");
    if (last.is_null()) return;
    std::int64_t total = 0;
    std::string receipt;
    for (const auto& fee : last.array_at("fees"))
        if (fee.boolean_at("paid")) {
            total += fee.integer_at("amount_dong");
            receipt = fee.text_at("receipt");
        }
    values.add("last")
        .set("last_code", last.text_at("code"))
        .set("last_notation", last.at("result").text_at("notation"))
        .set("last_total",
             locale.text("procedure.amount", {{"amount", web::number_in_words(total)}}))
        .set("last_receipt", receipt)
        .flag("last_paid", !receipt.empty());
}

}

QuestionGroup came_group(const Sheet& sheet, const html::Locale& locale) {
    if (!sheet.at_counter || sheet.procedure.immediate || !sheet.procedure.offers("post"))
        return {};
    Question way{.name = "came_by",
                 .label = locale.text("filing.came_by"),
                 .widget = "radio",
                 .hint = "",
                 .autocomplete = "",
                 .required = true,
                 .choices = choices_named(locale, "came_by.", {"counter", "post"}),
                 .suggestions = {}};
    Question day{.name = "handed_over",
                 .label = locale.text("filing.handed_over"),
                 .widget = "date",
                 .hint = locale.text("filing.handed_over_hint"),
                 .autocomplete = "off",
                 .choices = {},
                 .suggestions = {}};
    Question time{.name = "handed_over_time",
                  .label = locale.text("filing.handed_over_time"),
                  .hint = locale.text("filing.handed_over_time_hint"),
                  .autocomplete = "off",
                  .length_max = 5,
                  .choices = {},
                  .suggestions = {}};
    return {locale.text("filing.came_group"), {way, day, time}};
}

std::vector<QuestionGroup> all_questions(const Sheet& sheet, const html::Locale& locale) {
    std::vector<QuestionGroup> groups;
    if (auto came = came_group(sheet, locale); !came.questions.empty())
        groups.push_back(std::move(came));
    // Where there is no choice nobody is asked.
    if (sheet.agencies.size() != 1) groups.push_back(receiving_group(locale, sheet));
    groups.push_back(owner_group(locale, sheet));
    for (auto& group : questions_of(sheet.procedure, sheet.variant, locale.language()))
        groups.push_back(std::move(group));
    if (!sheet.procedure.immediate) groups.push_back(delivery_group(locale));
    return groups;
}

void show_questions(html::Values& values, std::string_view list,
                    const std::vector<QuestionGroup>& groups, const Showing& showing) {
    values.list(list);
    for (const auto& group : groups) {
        auto& section = values.add(list);
        section.set("group_title", group.title).list("fields");
        for (const auto& question : group.questions)
            show_question(section.add("fields"), question, showing);
    }
}

void show_papers(html::Values& values, const Showing& showing,
                 const std::vector<std::string>& only) {
    const auto& sheet = showing.sheet;
    values.list("papers");
    for (const auto& text : sheet.procedure.text.array_at("variants")) {
        if (text.text_at("code") != sheet.variant.code) continue;
        for (const auto& paper : text.array_at("papers")) {
            const auto code = paper.text_at("code");
            if (!only.empty() && std::find(only.begin(), only.end(), code) == only.end()) continue;
            const auto need = sheet.variant.paper(code)->need;
            // What was asked for by name is wanted whatever the rule says.
            const bool asked = !only.empty();
            const auto condition =
                asked ? "" : paper.at("condition").text_at(showing.locale.language());
            const auto* fault = fault_at(showing.faults, "file." + code);
            auto& row = values.add("papers");
            for (const std::string kind : {"originals", "copies"}) {
                const auto* wrong = fault_at(showing.faults, kind + "." + code);
                row.set(kind, typed_at(sheet.typed, kind + "." + code))
                    .set(kind + "_fault", wrong == nullptr ? "" : wrong->sentence)
                    .flag(kind + "_wrong", wrong != nullptr);
            }
            row.set("paper", code)
                .set("paper_name", paper.at("name").text_at(showing.locale.language()))
                .set("need", showing.locale.text(asked ? "filing.needed_now"
                                                       : "need." + std::string(name_of(need))))
                .set("condition", condition)
                .set("paper_fault", fault == nullptr ? "" : fault->sentence)
                .flag("paper_required", asked || need == catalogue::Need::required)
                .flag("conditioned", !condition.empty())
                .flag("paper_wrong", fault != nullptr)
                .flag("uploads", asked || sheet.at_counter || need != catalogue::Need::present_only)
                .flag("counted", sheet.at_counter)
                .list("kept");
            if (const auto kept = sheet.kept.find(code); kept != sheet.kept.end())
                for (const auto& file : kept->second)
                    row.add("kept").set("file", file.id).set("file_name", file.name);
        }
    }
}

void show_faults(html::Values& values, const std::vector<Fault>& faults,
                 const std::vector<QuestionGroup>& groups) {
    values.list("errors");
    if (faults.empty()) return;
    auto& summary = values.add("errors");
    for (const auto& fault : faults)
        summary.add("error")
            .set("message", fault.sentence)
            .set("target", target_of(fault.field, groups))
            .flag("linked", !fault.field.empty());
}

void show_step(html::Values& values, FilingStep step) {
    values.set("step", static_cast<std::int64_t>(step))
        .flag("at_filling", step == FilingStep::filling)
        .flag("at_review", step == FilingStep::review)
        .flag("at_code", false);
}

void show_fees(html::Values& values, const Sheet& sheet, const html::Locale& locale) {
    values.list("fees").flag("has_fees", false);
    for (const auto& line : sheet.variant.fees) {
        if (!line.is_for(sheet.at_counter ? "counter" : "online")) continue;
        values.flag("has_fees", true)
            .add("fees")
            .set("fee_name", line.name(locale.language()))
            .set("amount", price_in_words(locale, line));
    }
}

namespace {

/// In a visit who came is known: the keyboard begins at what this procedure asks.
std::string focus_of(const Sheet& sheet, const std::vector<Fault>& faults,
                     const html::Locale& locale) {
    if (sheet.visit.empty() || !faults.empty()) return "";
    for (const auto& group : questions_of(sheet.procedure, sheet.variant, locale.language()))
        for (const auto& question : group.questions)
            if (question.widget != "radio" && question.widget != "checkbox" &&
                question.widget != "date")
                return question.name;
    return "";
}

}

http::Response show_filing(const web::Visit& visit, const Sheet& sheet,
                           const std::vector<Fault>& faults, http::Status status) {
    const auto& locale = visit.locale();
    const auto& language = locale.language();
    const Showing showing{locale, sheet, faults, focus_of(sheet, faults, locale)};
    const bool one_unit = sheet.agencies.size() == 1;
    auto all = all_questions(sheet, locale);
    std::vector<QuestionGroup> closing;
    auto groups = all;
    if (!sheet.procedure.immediate) {
        closing.push_back(groups.back());
        groups.pop_back();
    }

    html::Values values;
    values.flag("one_unit", one_unit)
        .set("unit", one_unit ? sheet.agencies.front().code : "")
        .set("unit_name", one_unit ? sheet.agencies.front().name(language) : "")
        .flag("has_papers", !sheet.procedure.immediate);
    values.set("code", sheet.procedure.code)
        .set("name", sheet.procedure.name(language))
        .set("variant", sheet.variant.code)
        .set("variant_name", sheet.variant.name(language))
        .set("visit", sheet.visit)
        .flag("in_visit", !sheet.visit.empty())
        .flag("several", sheet.procedure.variants.size() > 1)
        .list("variants");
    for (const auto& other : sheet.procedure.variants)
        values.add("variants").set("other", other.code).set("other_name", other.name(language));
    show_questions(values, "groups", groups, showing);
    show_questions(values, "closing_groups", closing, showing);
    show_papers(values, showing, {});
    show_fees(values, sheet, locale);
    show_last(values, sheet.last, locale);
    const auto saved =
        sheet.saved_at ? web::moment_in_words(locale, base::rfc3339(*sheet.saved_at)) : "";
    values.flag("drafted", !saved.empty())
        .set("saved_at", saved)
        .flag("saved", visit.request.query.get("saved") == "1")
        .flag("reviewed", !sheet.at_counter)
        .flag("filed_here", sheet.at_counter && !sheet.procedure.immediate)
        .flag("at_once", sheet.procedure.immediate);
    show_step(values, FilingStep::filling);
    show_faults(values, faults, all);
    const auto title = locale.text("filing.heading") + ": " + sheet.procedure.name(language);
    return web::page(visit, "portal/filing", title, std::move(values), status);
}

}
