#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/catalogue/check.h"
#include "src/catalogue/publishing.h"
#include "src/office/act.h"

namespace motcua::catalogue {

/// What the other side has seen of a listing; `any` for "*".
struct SeenVersion {
    bool given = false;
    bool any = false;
    std::vector<office::Version> versions = {};
};
struct ListingTarget {
    std::string code;
    SeenVersion seen;
};
using ListingOutcome = ListingResult<office::Entry>;

/// Whoever controls procedures, at whichever agency of the province.
bool keeps_catalogue(const office::Actor&);

/// A part was held against its source: confirmed or corrected. Checking again replaces.
ListingOutcome check_part(office::Act&, const ListingTarget&, Part, const json::Value& stated);
/// The check was a mistake: the part is to check again. What was published stays.
ListingOutcome undo_check(office::Act&, const ListingTarget&, Part);
ListingOutcome set_service_level(office::Act&, const ListingTarget&, const Level&);
/// Publishes the checked facts as the next revision of the procedure.
ListingOutcome publish_listing(office::Act&, const ListingTarget&, const Publishing&);

}
