#pragma once
#include <string>

#include "lib/base/result.h"
#include "src/office/act.h"
#include "src/organisation/succession.h"

namespace motcua::organisation {

/// Registers an agency from its text (data/demo): code, kind, name, parent, calendar, sub_units;
/// and area, area_era, areas, sectors, live, valid_from where they are. False when the code is
/// taken: nothing is written then. Throws std::runtime_error for a text that is no agency's.
bool register_agency(office::Act&, const json::Value& text);

using AgencyOutcome = base::Result<office::Entry, AgencyProblem>;

AgencyOutcome rename_agency(office::Act&, const Renaming&);
/// The agency ends the day before; the first successor is competent for its open dossiers from then
/// on. Nothing is rewritten in those.
AgencyOutcome succeed_agency(office::Act&, const Succeeding&);
/// Ends without a successor; the caller has seen that no dossier is open there.
AgencyOutcome close_agency(office::Act&, const std::string& code, base::Day on,
                           const std::string& cause);
/// Whether it receives and settles here, or is listed only.
AgencyOutcome set_live(office::Act&, const std::string& code, bool live);

/// `authority.id` is given by the act.
AgencyOutcome grant_signing(office::Act&, const SigningAuthority&);
AgencyOutcome end_signing(office::Act&, std::int64_t id, base::Day on, const std::string& cause);

}
