#pragma once
#include <utility>

#include "lib/base/result.h"
#include "src/feedback/refusal.h"
#include "src/office/journal.h"

namespace motcua::feedback {

/// An act on feedback ends with its journal entry.
using Outcome = base::Result<office::Entry, Refusal>;

inline auto refused(Why why, json::Object detail = {}) {
    return base::problem(Refusal{why, std::move(detail)});
}

}
