#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/custody_store.h"

namespace motcua::dossier {

/// A list of originals that one sub-unit gives and another confirms, line by line.
struct HandOver {
    std::int64_t id = 0;
    std::string code;
    std::int64_t version = 0;
    std::string state; ///< given, received (whole), incomplete
    Keeper from;
    Keeper to;
    office::AccountId given_by;
    base::Instant given_at;
    std::optional<office::AccountId> received_by; ///< who confirmed last
    std::optional<base::Instant> received_at;
};
struct HandOverLine {
    std::int64_t line = 0; ///< from 1, as printed
    std::string code;      ///< of the dossier
    std::int64_t dossier_id = 0;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    std::string variant;
    std::int64_t submission_entry = 0;
    std::string paper;
    std::int64_t lot = 0;
    std::int64_t count = 0;
    std::string state; ///< given, received, missing
    bool last = true;  ///< no later list has the same originals
};

/// Nothing when there is none, or neither side is within the scope.
std::optional<HandOver> find_hand_over(sql::Session&, const office::Scope&,
                                       const std::string& code);
std::vector<HandOverLine> lines_of(sql::Session&, const HandOver&);

/// Lists given to this sub-unit or by it, the newest first; `after_id` 0 begins.
enum class Side { to, from };
std::vector<HandOver> list_hand_overs(sql::Session&, const office::Scope&, const Keeper&, Side,
                                      const Page&);

void apply_hand_over(office::Applying, const office::Entry&);
void apply_confirmation(office::Applying, const office::Entry&);

}
