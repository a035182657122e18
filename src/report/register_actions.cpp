#include "src/report/register_actions.h"

namespace motcua::report {

void note_readings(office::Office& office, const office::Actor& actor,
                   const std::vector<Registered>& lines) {
    if (lines.empty()) return;
    office.database().write([&](sql::Session& session) {
        for (const auto& line : lines)
            dossier::note_reading(session, office.ids().next(), office.now(), actor,
                                  dossier::DossierId(line.dossier_id), "register");
        return sql::Outcome::keep;
    });
}

}
