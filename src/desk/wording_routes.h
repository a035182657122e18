#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/locale.h"
#include "lib/html/templates.h"
#include "lib/json/value.h"
#include "src/dossier/house_routes.h"

namespace motcua::desk {

/// "17:00 ngày 25/11/2026", from RFC 3339; "" from nothing.
std::string moment_in_words(const html::Locale&, const std::string& moment);
/// 2026-11-25 as 25/11/2026; what is no day stays as it is.
std::string day_in_words(const std::string& iso_day);
/// "overdue", "today", "soon" (within two days) or "later".
std::string urgency_of(base::Instant due, base::Instant now);
/// 1536 as "1,5 KB".
std::string size_in_words(std::int64_t bytes);

/// The text of prefix + name, or the name itself where the locale has none.
std::string word(const html::Locale&, const std::string& prefix, const std::string& name);

/// Why a dossier is due when it is due, line by line.
std::vector<std::string> derivation_in_words(const html::Locale&, const json::Value& derivation);

/// One line of desk/rows.tpl; left out when there is nothing to say.
void add_row(html::Values& into, const std::string& label, const std::string& text);

/// The answers of a dossier's form by its groups, with the labels of the revision it was filed
/// under, as sections "groups".
void show_answers(html::Values& into, const catalogue::Procedure&, const std::string& variant,
                  const json::Value& answers, const html::Locale&);

}
