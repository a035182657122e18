#pragma once
#include <string>
#include <vector>

#include "src/catalogue/listing.h"

namespace motcua::catalogue {

/// One thing that differs between two listings of a procedure. `field` is name, sector, tiers,
/// applicants, decision, body, run_by, limit, fee, method, paper, result or basis; `what` names the
/// channel where it is one of several. null on one side: it came, or it went.
struct Change {
    std::string field;
    std::string what;
    json::Value before;
    json::Value after;
};

/// In the order in which a listing is read; notes are not compared.
std::vector<Change> changes_between(const Listing& before, const Listing& after);

/// The new listing, with what its source does not speak of kept from the old one.
Listing merged(const Listing& before, Listing after);

}
