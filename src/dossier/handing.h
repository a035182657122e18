#pragma once
#include <array>
#include <string>
#include <string_view>

#include "lib/json/value.h"
#include "src/dossier/custody.h"

namespace motcua::dossier {

/// What lets somebody collect for the owner: a paper authorising them, a contract of mandate, a
/// letter of introduction, or proof that they represent the owner by law.
inline constexpr std::array<std::string_view, 4> authority_kinds{
    "authorisation", "mandate_contract", "introduction", "representation"};

/// A paper of such a kind, by its number or, where it has none, by its day.
struct Authority {
    std::string kind;
    std::string number = {};
    std::string day = {}; ///< 2026-11-25
};
bool is_named(const Authority&);
/// As it stands in an entry's secret.
json::Object to_json(const Authority&);

/// How a result leaves the house.
struct Handing {
    std::string collector;    ///< "" : the owner
    Authority authority = {}; ///< of a collector
    Returning originals = {};
};

}
