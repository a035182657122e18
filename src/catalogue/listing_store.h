#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/catalogue/listing.h"
#include "src/catalogue/work_list.h"
#include "src/office/journal.h"

namespace motcua::catalogue {

/// A listed procedure as it stands: the source's facts, and what officers have checked of them.
struct ListedRow {
    std::string code;
    office::Version version = 0;
    std::string digest;
    json::Value body;
    json::Value checks;
};
std::optional<ListedRow> find_listing(sql::Session&, const std::string& code);

/// Code and digest of all, so that an import need not read what has not changed.
std::map<std::string, std::string> listing_digests(sql::Session&);

/// All of them, by code: what the officers' list is made of.
std::vector<ListingLine> all_listings(sql::Session&);

/// What is published of a procedure, and with which processes it could be.
struct CatalogueState {
    struct Process {
        std::string code;
        std::string name_vi;
        std::string name_en;
    };
    std::int64_t revision = 0; ///< the newest one; 0: only listed
    bool from_listing = false; ///< made of checked facts, not by a text of its own
    std::vector<Process> processes;
};
CatalogueState catalogue_state(sql::Session&, const std::string& code);

/// The code by which published procedures know a sector of that name; "" when none is of it.
std::string sector_named(sql::Session&, const std::string& name);

/// Keeps others from changing the listing until this transaction is over; false when somebody has
/// changed it since the row was read.
bool hold_listing(sql::Session&, const ListedRow&);

/// SHA-256 of the canonical text, by which a second import knows what it has brought before.
std::string digest_of(const json::Value& listing);

void apply_listing(office::Applying, const office::Entry&);
void apply_check(office::Applying, const office::Entry&);
void apply_check_undoing(office::Applying, const office::Entry&);
void apply_service_level(office::Applying, const office::Entry&);

}
