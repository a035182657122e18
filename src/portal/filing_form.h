#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/catalogue/procedure.h"
#include "src/dossier/filing.h"

namespace motcua::portal {

/// What was typed into a form, by the name of the field.
using Typed = std::map<std::string, std::string, std::less<>>;

struct Choice {
    std::string code;
    std::string label;
};

/// One question of a form. Its name is that of the request: "form.child_sex", "owner.phone".
struct Question {
    std::string name;
    std::string label;
    std::string widget = "text"; ///< text, textarea, date, year, number, select, radio, checkbox
    std::string hint;
    std::string autocomplete;
    bool required = false;
    std::int64_t length_max = 300;
    std::vector<Choice> choices;
    std::vector<std::string> suggestions;
};

struct QuestionGroup {
    std::string title;
    std::vector<Question> questions;
};

/// The questions that the procedure's schema and wording make, in their order.
std::vector<QuestionGroup> questions_of(const catalogue::Procedure&, const catalogue::Variant&,
                                        std::string_view language);
/// The schema's defaults, for a form that nobody has touched.
Typed defaults_of(const catalogue::Procedure&, const catalogue::Variant&);
/// What was typed as the schema wants it: numbers and ticks become such, empty fields are left out.
json::Value answers_of(const catalogue::Procedure&, const catalogue::Variant&, const Typed&);

std::string typed_at(const Typed&, std::string_view name);
dossier::Party owner_of(const Typed&);

}
