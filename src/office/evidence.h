#pragma once
#include <optional>

#include "src/office/rebuild.h"

namespace motcua::office {

/// The first entry whose secret does not fit the commitment in its body: altered text or salt, a
/// secret or a key that is gone alone. Where both are gone, a later entry must name the stream
/// among its "erased_streams": then it was erased, and that is well.
std::optional<Difference> first_altered_secret(sql::Session&, const Vault&);

/// The first of the triggers that keep journal and log append-only which is gone, switched off or
/// emptied. What else its text says is not read.
std::optional<Difference> first_missing_trigger(sql::Session&);

}
