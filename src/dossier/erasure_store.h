#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "src/document/file_store.h"
#include "src/dossier/dossier.h"
#include "src/office/journal.h"

namespace motcua::dossier {

/// Whether its personal part was destroyed by an act.
bool is_erased(sql::Session&, DossierId);
/// Whether originals that were brought to it are still in the house.
bool keeps_originals(sql::Session&, DossierId);

/// The streams whose secrets tell of this dossier's people: its own, its ratings, and visits at the
/// counter that are over and whose other dossiers are all erased.
std::vector<std::int64_t> streams_about(sql::Session&, DossierId);
/// The files that stand in this dossier and in no other. On PostgreSQL they are locked: until the
/// transaction ends nobody names one of them in another dossier.
std::vector<document::StoredFile> files_only_in(sql::Session&, DossierId);
/// Key, salts and ciphertexts of a stream, and the digests of the requests that made its entries.
void destroy_secrets(sql::Session&, std::int64_t stream);
void forget_file(sql::Session&, std::int64_t file);

/// Codes of dossiers that ended before then and are not erased, the oldest first.
std::vector<std::string> ended_before(sql::Session&, base::Instant, std::int64_t limit);

void apply_erasure(office::Applying, const office::Entry&);

}
