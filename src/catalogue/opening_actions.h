#pragma once
#include <string>

#include "src/catalogue/check_actions.h"
#include "src/catalogue/listing_store.h"

namespace motcua::catalogue {

/// A listing that an act is about, or the answer that was given before under the same key.
struct OpenedListing {
    ListedRow row;
    std::optional<office::Entry> earlier = {};
};

/// The refusals that all acts on a listing share, in their order.
ListingResult<OpenedListing> open_listing(office::Act&, const ListingTarget&);

inline base::Problem<ListingRefusal> refuse(ListingWhy why, json::Object detail = {}) {
    return base::problem(ListingRefusal{why, std::move(detail)});
}

/// One more entry of the listing's stream.
ListingOutcome listing_committed(office::Act&, const ListedRow&, std::string kind,
                                 json::Object body);

}
