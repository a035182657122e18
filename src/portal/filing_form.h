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

/// The other way round: answers as they stand in the fields.
Typed typed_of(const catalogue::Procedure&, const catalogue::Variant&, const json::Value& answers);

std::string typed_at(const Typed&, std::string_view name);

/// "150.000.000" and "150 000 000" without their marks; what is no such number as it came.
std::string without_marks(const std::string& text);

/// A day is asked for in three fields, named after the question with ".day", ".month", ".year".
struct DayParts {
    std::string day;
    std::string month;
    std::string year;
};
/// The parts as they were typed, or those of the whole day that is known.
DayParts day_parts_of(const Typed&, const std::string& name);
/// Makes one day of the three fields; what is none stays such that the schema names the fault.
void join_days(const std::vector<QuestionGroup>&, Typed&);
dossier::Party owner_of(const Typed&);

}
