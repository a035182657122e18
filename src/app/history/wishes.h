#pragma once
#include <optional>
#include <string>

#include "src/app/history/filled_form.h"
#include "src/app/history/plan.h"
#include "src/catalogue/procedure.h"
#include "src/dossier/filing.h"

namespace motcua::history {

/// Who comes, and with what: a filing and the person who holds the account or stands at the desk.
struct Wish {
    dossier::Filing filing;
    Persona filer;
    std::uint64_t filer_number = 0;
};

/// What a filing of the history is made from.
struct Wishing {
    const Material& material;
    const catalogue::Procedure& procedure;
    std::string place; ///< where the receiving agency is, "phường Hoa Lư, tỉnh Ninh Bình"
    const std::vector<std::string>& places_before;
    std::uint64_t seed = 1;
    std::uint64_t people = 1;          ///< how many there are to choose from
    std::optional<Persona> filer = {}; ///< a person of the demo who files this one
};

/// The filing of the plan's dossier with that number, on that day.
Wish wish_for(const Wishing&, const PlannedDossier&, std::size_t number, base::Day);

}
