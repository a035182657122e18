#pragma once
#include "src/counter/visit_store.h"
#include "src/dossier/dossier_view_store.h"

namespace motcua::counter {

/// A visit as an officer of its agency sees it, opened: visit (its code), version, etag, state,
/// agency{code,name}, officer (login), opened_at, ended_at, person{…} (null once erased),
/// dossiers[{code,filed_here,status,procedure{…},variant{…},owner,submitter,due_at,provisional,
/// delivery{…},papers[…],fees[…],originals[…],slip_url,owed_dong,unpriced,acceptable,deliverable}],
/// owed_dong (what is taken in one act now), unpriced (something has no known price),
/// receipts[{receipt,total_dong,taken_at}].
json::Object describe(sql::Session&, const office::Vault&, const dossier::Rulebook&,
                      const CounterVisit&, const dossier::Onlooker&);

/// A line of the list of open visits: visit, etag, agency{…}, officer, opened_at, person (the
/// name), dossiers (how many).
json::Object describe_line(sql::Session&, const office::Vault&, const CounterVisit&,
                           const dossier::Onlooker&);

}
