#pragma once
#include <string>

#include "lib/base/result.h"
#include "src/catalogue/listing.h"

namespace motcua::catalogue {

enum class RecordProblem {
    not_an_object,
    unknown_shape,
    no_code,
    bad_code,
    no_name,
    unknown_tier,
    unknown_channel,
    too_many_rows,
    too_long,
};
std::string_view name_of(RecordProblem);

/// One record as a listing, whichever of the shapes it has: as crawled from the national portal
/// with its table cells glued together, the same parsed into lists, or our own (to_json).
base::Result<Listing, RecordProblem> listing_of(const json::Value& record);

}
