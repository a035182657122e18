#pragma once
#include <string>

#include <fmt/format.h>

#include "lib/sql/bound.h"
#include "src/report/report_store.h"

namespace motcua::report {

/// The conditions on turns `t` that scope, agency and sector make; each begins with AND.
std::string within(const office::Scope&, const Question&, sql::Bound&);

}
