#pragma once
#include "src/dossier/dossier_view_store.h"
#include "src/dossier/outcome_actions.h"
#include "src/dossier/rating_store.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// The dossier that somebody may rate: the citizen's own, or that of the slip in their hand (its
/// token; "" for who is signed in). Officers rate nothing.
std::optional<Dossier> ratable(sql::Session&, const office::Vault&, const SlipMark&,
                               const office::Actor&);

/// How content somebody was with the newest turn of their dossier, once. It is no act on the
/// dossier, whose version stays.
Outcome rate(office::Act&, const SlipMark&, const Rating&);

}
