#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/locale.h"
#include "lib/html/templates.h"
#include "lib/json/value.h"
#include "src/dossier/house_routes.h"
#include "src/web/wording.h"

namespace motcua::desk {

using web::day_in_words;
using web::day_of_moment;
using web::moment_in_words;

/// 1536 as "1,5 KB".
std::string size_in_words(std::int64_t bytes);

/// The text of prefix + name, or the name itself where the locale has none.
std::string word(const html::Locale&, const std::string& prefix, const std::string& name);

/// Why a dossier is due when it is due, line by line.
std::vector<std::string> derivation_in_words(const html::Locale&, const json::Value& derivation);
/// When it waited for whom, and how both clocks stand; nothing where there are none.
std::vector<std::string> clocks_in_words(const html::Locale&, const json::Value& clocks);

/// What a calendar did to a due date, of a described entry; "" for other entries.
std::string due_move_in_words(const html::Locale&, const json::Value& entry);

/// One line of desk/rows.tpl; left out when there is nothing to say.
void add_row(html::Values& into, const std::string& label, const std::string& text);

/// How the result is handed over and where it is sent, of a described dossier's "delivery".
std::string delivery_in_words(const html::Locale&, const json::Value& delivery);

/// When the described dossier is due, or that no limit runs before the acceptance.
void add_due_row(html::Values& into, const json::Value& dossier, const html::Locale&);

/// The answers of a dossier's form by its groups, with the labels of the revision it was filed
/// under, as sections "groups". `before`: the answers as filed, where some were corrected since;
/// else null.
struct Answers {
    const json::Value& now;
    const json::Value& before;
};
void show_answers(html::Values& into, const catalogue::Procedure&, const std::string& variant,
                  const Answers&, const html::Locale&);

}
