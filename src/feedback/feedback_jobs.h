#pragma once
#include "src/notice/notice_jobs.h"

namespace motcua::feedback {

/// Reads what a queued notice says, and whom it reaches: who left a number. No number when it was
/// erased meanwhile.
notice::Addressed addressed(office::Office&, const office::Dispatched&, const notice::Wording&);

}
