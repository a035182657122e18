#pragma once
#include "src/notice/notice.h"
#include "src/notice/notice_jobs.h"

namespace motcua::dossier {

/// Reads what a queued notice says, and whom it reaches: the submitter, or the owner who filed it
/// alone. No number when it was erased meanwhile.
notice::Addressed addressed(office::Office&, const office::Dispatched&, const notice::Wording&);

}
