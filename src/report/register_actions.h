#pragma once
#include <vector>

#include "src/dossier/dossier_store.h"
#include "src/office/office.h"
#include "src/report/report_store.h"

namespace motcua::report {

/// Notes that somebody reads of each of these dossiers who brought it, before it is shown.
void note_readings(office::Office&, const office::Actor&, const std::vector<Registered>&);

}
