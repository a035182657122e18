#include "src/portal/filing_form.h"

#include <algorithm>
#include <charconv>

#include "lib/base/time.h"

namespace motcua::portal {
namespace {

constexpr std::string_view prefix = "form.";

const json::Value& form_of(const catalogue::Procedure& procedure,
                           const catalogue::Variant& variant) {
    return procedure.text.at("forms").at(variant.form);
}

bool is_required(const json::Value& schema, const std::string& name) {
    const auto& required = schema.array_at("required");
    return std::find(required.begin(), required.end(), json::Value(name)) != required.end();
}

std::vector<Choice> choices_of(const json::Value& ui, const json::Value& property,
                               const std::string& name, std::string_view language) {
    std::vector<Choice> choices;
    const auto& wording = ui.at("options").at(name);
    for (const auto& code : property.array_at("enum"))
        if (const auto* text = code.text())
            choices.push_back({*text, wording.at(*text).text_at(language, *text)});
    return choices;
}

Question question_of(const json::Value& form, const std::string& name, std::string_view language) {
    const auto& ui = form.at("ui");
    const auto& property = form.at("schema").at("properties").at(name);
    Question question;
    question.name = std::string(prefix) + name;
    question.label = ui.at("labels").at(name).text_at(language, name);
    question.widget = ui.at("widgets").text_at(name, "text");
    question.hint = ui.at("hints").at(name).text_at(language);
    question.autocomplete = ui.at("autocomplete").text_at(name, "off");
    question.required = is_required(form.at("schema"), name);
    question.length_max = property.integer_at("maxLength", 300);
    question.choices = choices_of(ui, property, name, language);
    for (const auto& suggestion : ui.at("suggestions").array_at(name))
        if (const auto* text = suggestion.text()) question.suggestions.push_back(*text);
    return question;
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

json::Value as_integer(const std::string& typed) {
    const auto text = without_marks(typed);
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    // What is no number stays text, so that the schema names the fault.
    if (read.ec != std::errc() || read.ptr != end) return typed;
    return number;
}

}

std::vector<QuestionGroup> questions_of(const catalogue::Procedure& procedure,
                                        const catalogue::Variant& variant,
                                        std::string_view language) {
    std::vector<QuestionGroup> groups;
    const auto& form = form_of(procedure, variant);
    for (const auto& group : form.at("ui").array_at("groups")) {
        QuestionGroup made{group.at("title").text_at(language), {}};
        for (const auto& name : group.array_at("fields"))
            if (const auto* text = name.text())
                made.questions.push_back(question_of(form, *text, language));
        groups.push_back(std::move(made));
    }
    return groups;
}

Typed defaults_of(const catalogue::Procedure& procedure, const catalogue::Variant& variant) {
    Typed typed;
    const auto* properties = form_of(procedure, variant).at("schema").at("properties").object();
    if (properties == nullptr) return typed;
    for (const auto& [name, property] : *properties) {
        const auto& value = property.at("default");
        if (const auto* text = value.text()) typed[std::string(prefix) + name] = *text;
        if (const auto* number = value.integer())
            typed[std::string(prefix) + name] = std::to_string(*number);
    }
    return typed;
}

json::Value answers_of(const catalogue::Procedure& procedure, const catalogue::Variant& variant,
                       const Typed& typed) {
    json::Object answers;
    const auto* properties = form_of(procedure, variant).at("schema").at("properties").object();
    if (properties == nullptr) return answers;
    for (const auto& [name, property] : *properties) {
        const auto text = typed_at(typed, std::string(prefix) + name);
        if (text.empty()) continue;
        const auto type = property.text_at("type");
        if (type == "integer")
            answers[name] = as_integer(text);
        else if (type == "boolean")
            answers[name] = text == "true";
        else
            answers[name] = text;
    }
    return answers;
}

Typed typed_of(const catalogue::Procedure& procedure, const catalogue::Variant& variant,
               const json::Value& answers) {
    Typed typed;
    const auto* properties = form_of(procedure, variant).at("schema").at("properties").object();
    if (properties == nullptr) return typed;
    for (const auto& [name, property] : *properties) {
        const auto& answer = answers.at(name);
        auto& field = typed[std::string(prefix) + name];
        if (const auto* text = answer.text()) field = *text;
        if (const auto* number = answer.integer()) field = std::to_string(*number);
        if (const auto* tick = answer.boolean()) field = *tick ? "true" : "";
    }
    return typed;
}

std::string typed_at(const Typed& typed, std::string_view name) {
    const auto found = typed.find(name);
    return found == typed.end() ? "" : found->second;
}

std::string without_marks(const std::string& text) {
    const auto mark = text.find_first_of(". ");
    if (mark == std::string::npos || mark == 0 || mark > 3) return text;
    std::string digits = text.substr(0, mark);
    for (auto at = mark; at < text.size(); at += 4) {
        const auto group = std::string_view(text).substr(at + 1, 3);
        if (text[at] != text[mark] || group.size() != 3) return text;
        digits += group;
    }
    return is_digits(digits) ? digits : text;
}

DayParts day_parts_of(const Typed& typed, const std::string& name) {
    if (typed.contains(name + ".year"))
        return {typed_at(typed, name + ".day"), typed_at(typed, name + ".month"),
                typed_at(typed, name + ".year")};
    const auto whole = typed_at(typed, name);
    if (!base::parse_day(whole)) return {};
    const auto plain = [](const std::string& part) { return part.substr(part[0] == '0' ? 1 : 0); };
    return {plain(whole.substr(8, 2)), plain(whole.substr(5, 2)), whole.substr(0, 4)};
}

void join_days(const std::vector<QuestionGroup>& groups, Typed& typed) {
    const auto padded = [](const std::string& part) {
        return (part.size() == 1 ? "0" : "") + part;
    };
    for (const auto& group : groups)
        for (const auto& question : group.questions) {
            if (question.widget != "date" || !typed.contains(question.name + ".year")) continue;
            const auto parts = day_parts_of(typed, question.name);
            const bool nothing = parts.day.empty() && parts.month.empty() && parts.year.empty();
            typed[question.name] =
                nothing ? "" : parts.year + "-" + padded(parts.month) + "-" + padded(parts.day);
        }
}

dossier::Party owner_of(const Typed& typed) {
    dossier::Party owner;
    owner.kind = typed_at(typed, "owner.kind");
    owner.full_name = typed_at(typed, "owner.full_name");
    owner.identity_number = typed_at(typed, "owner.identity_number");
    owner.phone = typed_at(typed, "owner.phone");
    owner.email = typed_at(typed, "owner.email");
    owner.address = typed_at(typed, "owner.address");
    return owner;
}

}
