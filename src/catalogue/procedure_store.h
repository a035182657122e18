#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/catalogue/procedure.h"
#include "src/office/journal.h"

namespace motcua::catalogue {

/// Reads a procedure's text (data/procedures); throws std::runtime_error naming what is wrong.
Procedure procedure_from(json::Value text, std::int64_t revision);
Procedure get(sql::Session&, const std::string& code, std::int64_t revision);

struct Wanted {
    std::string words; ///< as typed; "" for all
    std::string sector;
    std::string tier;
    std::int64_t limit = 20;
    std::string after; ///< cursor of the last page
};
struct Found {
    std::string code;
    std::string name;
    bool fileable = false;
};
struct FoundPage {
    std::vector<Found> items;
    std::string next; ///< "" on the last page
};
/// Whether it can be the `next` of some page; "" begins.
bool is_cursor(const std::string&);
/// The public catalogue: what can be filed first, exact names before the rest. Public, so there is
/// nothing for a Scope to filter.
FoundPage find_procedures(sql::Session&, const Wanted&);

void apply_publication(office::Applying, const office::Entry&);

}
