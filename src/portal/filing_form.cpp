#include "src/portal/filing_form.h"

#include <algorithm>
#include <charconv>

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

json::Value as_integer(const std::string& text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    // What is no number stays text, so that the schema names the fault.
    if (read.ec != std::errc() || read.ptr != end) return text;
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

std::string typed_at(const Typed& typed, std::string_view name) {
    const auto found = typed.find(name);
    return found == typed.end() ? "" : found->second;
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
