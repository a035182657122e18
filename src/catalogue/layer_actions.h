#pragma once
#include "src/catalogue/check_actions.h"
#include "src/catalogue/layer.h"

namespace motcua::catalogue {

/// Takes a decision of the province about a published procedure into the register. The version that
/// was seen is that of the procedure's decisions, 0 when there are none.
ListingOutcome take_decision(office::Act&, const ListingTarget&, const Layer&);
/// The decision is on the national base since that day: its alarm is over.
ListingOutcome note_layer_published(office::Act&, const ListingTarget&, std::int64_t revision,
                                    const std::string& on);

}
