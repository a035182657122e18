#pragma once
#include "src/dossier/dossier_store.h"
#include "src/dossier/filing.h"
#include "src/dossier/outcome_actions.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// A filing whose form was checked against the schema before the transaction began.
struct Checked {
    const Filing& filing;
    std::int64_t procedure_revision = 0;
    std::vector<json::Fault> form_faults;
};

/// Finds the newest revision of the procedure and checks the form; slow, so it runs on a reader.
Checked check_form(sql::Session&, const Rulebook&, const Filing&, base::Instant now);

/// Files a dossier. The one who acts is the submitter: a citizen for themselves or for another
/// owner, a counter officer for a person who came (only into the own agency).
Outcome submit(office::Act&, const Rulebook&, const Checked&);

}
