#pragma once
#include <string>

#include "lib/json/value.h"

namespace motcua::catalogue {

/// What an officer adds to the checked facts when a listed procedure is published.
struct Publishing {
    std::string process;     ///< its steps; "": the page informs, and nobody files here
    std::string notation;    ///< of the result's number, where there is a process
    std::string on;          ///< 2026-11-25
    std::string sector = {}; ///< the code that published procedures use; "": made of its name
};

/// The text of a revision made of a listing whose parts are checked: each fact with who has checked
/// it and when. `checks` as in checks.h.
json::Object revision_of(const json::Value& listing, const json::Value& checks, const Publishing&);

/// The text was made by revision_of.
bool is_from_listing(const json::Value& text);

/// The tier nearest to people: commune, district, province, ministry or other.
std::string nearest_tier(const json::Value& listing);
/// A code from a sector's name: "ho_tich".
std::string sector_code(const std::string& name);

}
