#pragma once
#include <string>
#include <vector>

#include "lib/html/templates.h"
#include "src/calendar/statement.h"
#include "src/web/json_door.h"
#include "src/web/visit.h"

namespace motcua::desk {

using Statements = base::Result<std::vector<calendar::Statement>, calendar::StatementProblem>;

/// What a form of desk/calendar_changes.tpl says: an exchange of two days, a closure of several, a
/// half day, hours, or that a day is an ordinary one again.
std::vector<calendar::Fields> said_by_form(const http::Request&);
/// What the preview carries along, and back; nothing for what is none of ours.
std::string carried(const std::vector<calendar::Fields>&);
std::vector<calendar::Fields> said_in(const std::string& carried);
/// What the API was told: "statements", each with texts.
std::vector<calendar::Fields> said_in(const web::Reader&);

Statements statements_of(const std::vector<calendar::Fields>&);

/// The forms, with what was typed into one of them.
void show_forms(html::Values&, const http::Request&, const html::Locale&);

}
