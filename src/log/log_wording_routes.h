#pragma once
#include <string>

#include "lib/html/locale.h"
#include "src/log/head_store.h"

namespace motcua::log {

/// "17:00:05 ngày 25/11/2026": heads follow each other by seconds.
std::string to_the_second(const html::Locale&, base::Instant);

/// The beginning of a hash in base 64, to tell it from others by eye.
std::string shortened(const crypto::TreeHash&);

/// How many entries wait for their place, and for how long the first of them has.
std::string waiting_in_words(const html::Locale&, const Waiting&, base::Instant::duration);

/// What the newest word of a witness is, and when it was said; "" when there is none.
std::string witness_in_words(const html::Locale&, const WitnessLine&);

/// What went wrong at the last try, as a sentence; "" for nothing.
std::string fault_in_words(const html::Locale&, const std::string& fault);

}
