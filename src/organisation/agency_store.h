#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/office/journal.h"
#include "src/organisation/agency.h"

namespace motcua::organisation {

/// Nothing when no agency ever had that code, in either order. The name is that of the day; whether
/// the agency is in force then is in its validity.
std::optional<Agency> find(sql::Session&, const std::string& code, base::Day);

/// The names of these agencies on that day, by code; those that nobody knows are left out.
std::map<std::string, LocalName> names_on(sql::Session&, const std::vector<std::string>& codes,
                                          base::Day);

/// "" when there is no such agency.
std::string calendar_code_of(sql::Session&, const std::string& agency);
/// Whose calendars count for an agency, from the nation's down to its own; those above it by its
/// code. Not all of them need have said anything.
std::vector<std::string> calendars_of(sql::Session&, const std::string& agency);

/// The public register: agencies in force on that day, by code.
struct AgencyQuery {
    std::string kind = {};   ///< "" for any
    std::string parent = {}; ///< code in our order; "" for any
    std::string area = {};   ///< with its era, as "14329" and "2025-07"; "" for any
    std::string area_era = {};
    std::optional<bool> live = {};
    std::string words = {}; ///< each begins a word of the name; "" for any
    std::int64_t limit = 1000;
    std::string after = {}; ///< code of the last one seen
};
std::vector<Agency> agencies(sql::Session&, const AgencyQuery&, base::Day);
/// Those of one kind that receive and settle on that day, with areas and sectors.
std::vector<Agency> agencies_of_kind(sql::Session&, const std::string& kind, base::Day);

/// All names, the first one first.
std::vector<AgencyName> names_of(sql::Session&, const std::string& code);
std::vector<Succession> successions_of(sql::Session&, const std::string& predecessor);
std::vector<Succession> successions_to(sql::Session&, const std::string& successor);

/// A sub-unit of an agency.
struct Place {
    std::string agency;
    std::string sub_unit;
    bool operator==(const Place&) const = default;
};
/// Who is competent on that day for the dossiers of an agency and of its sub-unit: itself, or the
/// successor that took its dossiers, or that one's, and so on.
std::string successor_on(sql::Session&, const std::string& code, base::Day);
Place successor_on(sql::Session&, const Place&, base::Day);
/// All places whose dossiers have come to this one by that day; not itself.
std::vector<Place> predecessors_on(sql::Session&, const Place&, base::Day);

std::vector<SigningAuthority> signing_authorities_of(sql::Session&, const std::string& agency);
std::optional<SigningAuthority> signing_authority(sql::Session&, std::int64_t id);

void apply_registration(office::Applying, const office::Entry&);
void apply_renaming(office::Applying, const office::Entry&);
void apply_succession(office::Applying, const office::Entry&);
void apply_closing(office::Applying, const office::Entry&);
void apply_going_live(office::Applying, const office::Entry&);
void apply_signing_grant(office::Applying, const office::Entry&);
void apply_signing_end(office::Applying, const office::Entry&);

}
