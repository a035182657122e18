#pragma once
#include <cstdint>

#include "src/dossier/reminder_store.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// Puts open steps of the agency into the lists of those who are to be reminded; of how many.
std::int64_t remind_of_steps(office::Act&, const DueAt&, std::int64_t limit);

/// Queues the day's one message to an officer, where there is a number; false when another process
/// was faster.
bool tell_officer(office::Act&, office::AccountId);

}
