#pragma once
#include "lib/html/templates.h"
#include "src/catalogue/check.h"
#include "src/catalogue/listing_store.h"
#include "src/web/visit.h"

namespace motcua::catalogue {

/// What the form of a part states, as decide_check reads it.
json::Value stated_by_form(const http::Request&, Part);
/// Fills the form of a part with `draft`: the check that stands, what was typed, or the proposal.
void show_form(html::Values&, const html::Locale&, Part, const json::Value& draft);

}
