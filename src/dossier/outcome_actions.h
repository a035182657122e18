#pragma once
#include <utility>

#include "lib/base/result.h"
#include "src/dossier/refusal.h"
#include "src/office/journal.h"

namespace motcua::dossier {

/// An act on a dossier ends with its journal entry, from which every answer is made.
using Outcome = base::Result<office::Entry, Refusal>;

inline auto refused(Why why, json::Object detail = {}) {
    return base::problem(Refusal{why, std::move(detail)});
}

}
