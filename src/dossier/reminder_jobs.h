#pragma once
#include <cstdint>
#include <stop_token>

#include "src/dossier/dossier_store.h"
#include "src/notice/notice_jobs.h"
#include "src/office/office.h"

namespace motcua::dossier {

struct Reminded {
    std::int64_t steps = 0;
    std::int64_t officers = 0; ///< whose day it was to be told
};
/// Reminds, once for each dossier and due moment, whoever has an open step that is due within a
/// working day, and once more the agency's signatories when it has become overdue: in their lists,
/// and by at most one SMS for each officer and day, in office hours, to whoever left a number.
/// Any number of processes may.
Reminded remind_officers(office::Office&, const Rulebook&, const std::stop_token& = {});

/// Reads what a day's message says, and whom it reaches.
notice::Addressed addressed_to_officer(office::Office&, const office::Dispatched&,
                                       const notice::Wording&);

}
