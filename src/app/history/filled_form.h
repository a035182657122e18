#pragma once
#include "lib/json/value.h"
#include "src/app/history/persona.h"

namespace motcua::history {

/// Who stands in a form: the one it is about, and others who are named beside.
struct Cast {
    Persona subject;
    Persona other;
    Persona child;
};

/// A form filled in: the shipped example with other people, places and days. What follows from the
/// day is put before or after it, as the example has it.
json::Value filled_form(const json::Value& example, const Cast&, base::Day filed, Dice&);

}
