#pragma once
#include "src/feedback/feedback.h"
#include "src/office/act.h"

namespace motcua::feedback {

/// Lets the sender know of this entry, after the commit; number and text are read when it is sent.
void queue_notice(office::Act&, const Feedback&, const office::Entry&);

}
