#pragma once
#include "src/dossier/dossier.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// Lets the person know of this entry, if it is one that people are told of: once per act, in the
/// order of the dossier's acts, after the commit. Number and text are read when it is sent.
void queue_notice(office::Act&, const Dossier&, const office::Entry&);

/// Queues the one reminder of a result that nobody collects.
void queue_reminder(office::Act&, const Dossier&);

/// Queues the one reminder of a supplement that is to come by that day.
void queue_supplement_reminder(office::Act&, const Dossier&, base::Instant due_at);

}
