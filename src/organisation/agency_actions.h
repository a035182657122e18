#pragma once
#include "src/office/act.h"

namespace motcua::organisation {

/// Registers an agency from its text (data/demo): code, kind, name, parent, calendar, sub_units.
/// False when the code is taken: nothing is written then.
bool register_agency(office::Act&, const json::Value& text);

}
