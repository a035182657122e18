#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/catalogue/listing.h"
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

/// Which listings an editor wants to see. The catalogue is public: there is no Scope.
struct WantedListings {
    std::string words;
    std::string tier;
    std::string run_by = "own"; ///< own, others or "" for all
    std::string state = "open"; ///< open: to check; checked; "" for all
    std::string after;          ///< code of the last line before
    std::int64_t limit = 20;
};
struct ListingLine {
    std::string code;
    std::string name;
    std::string sector;
    std::string run_by;
    std::int64_t open_checks = 0;
};
std::vector<ListingLine> find_listings(sql::Session&, const WantedListings&);

/// How many are still to check, of those that are the province's own.
std::int64_t open_listings(sql::Session&);

/// SHA-256 of the canonical text, by which a second import knows what it has brought before.
std::string digest_of(const json::Value& listing);

void apply_listing(office::Applying, const office::Entry&);
void apply_check(office::Applying, const office::Entry&);
void apply_service_level(office::Applying, const office::Entry&);

}
