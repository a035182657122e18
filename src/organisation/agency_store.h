#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/office/journal.h"
#include "src/organisation/agency.h"

namespace motcua::organisation {

/// Nothing when no agency has that code.
std::optional<Agency> find(sql::Session&, const std::string& code);

/// The public register: which agencies receive dossiers, by code.
std::vector<Agency> receiving_agencies(sql::Session&);

void apply_registration(office::Applying, const office::Entry&);

}
