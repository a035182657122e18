#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/sql/session.h"

namespace motcua::dossier {

/// Counts of what must be nought in a sound register, by name (rebuild --check prints them).
struct Conservation {
    std::string name;
    std::int64_t offenders = 0;
};
std::vector<Conservation> conservation(sql::Session&);

}
