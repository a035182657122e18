#pragma once
#include <string_view>

#include "lib/json/value.h"
#include "src/catalogue/checks.h"

namespace motcua::catalogue {

/// A listed procedure for whoever asks: what the source says, none of it verified, and beside it
/// what officers have checked and still stands. Officers are named to officers only.
struct ViewedListing {
    const json::Value& listing;
    const json::Value& checks;
    std::string_view day; ///< 2026-11-25: which service level is in force
    bool for_officers = false;
};
json::Object describe(const ViewedListing&);

/// What the parser made of a part of the source, as the first draft of a check: the same members
/// as decide_check takes; what is not sure is missing.
json::Value proposal_of(const json::Value& listing, Part);

}
