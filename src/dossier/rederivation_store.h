#pragma once
#include <string>
#include <vector>

#include "src/dossier/dossier_store.h"
#include "src/dossier/rederivation.h"

namespace motcua::dossier {

/// An open dossier whose limit runs and whose due date is yet to come.
struct Promise {
    std::int64_t dossier_id = 0;
    std::string code;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    office::Subject subject;
    base::Instant due_at;
    json::Value derivation;
};
/// Where the last page ended: by due date, then dossier.
struct PromisePlace {
    base::Instant due_at;
    std::int64_t dossier_id = 0;
};
std::vector<Promise> promises_after(sql::Session&, const PromisePlace&, std::int64_t limit);
/// Nothing when it has ended meanwhile, waits for the citizen, or is not that of an open dossier.
std::optional<Promise> promise_of(sql::Session&, std::int64_t dossier);

/// The newest revision of each calendar, and of the rules of time under "time_rules", that due
/// dates have not followed yet.
std::vector<calendar::LayerRevision> publications_to_follow(sql::Session&);
void note_followed(sql::Session&, const std::vector<calendar::LayerRevision>&);

/// Also for time that was added.
void apply_rederivation(office::Applying, const office::Entry&);

}
