#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/office/journal.h"
#include "src/organisation/agency.h"

namespace motcua::organisation {

/// Nothing when no agency has that code.
std::optional<Agency> find(sql::Session&, const std::string& code);

/// The public register: agencies of one kind, by code.
std::vector<Agency> agencies_of_kind(sql::Session&, const std::string& kind);

void apply_registration(office::Applying, const office::Entry&);

}
