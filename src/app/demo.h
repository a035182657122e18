#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "src/office/office.h"

namespace motcua::app {

/// The one printed password of all demo accounts; only with demo data on a loopback listener.
inline constexpr const char* demo_password = "motcua-demo";

/// Loads agencies, calendar, process, procedures and invented people from `home`/data by the same
/// actions as everything else. What is there already stays; true when anything was new.
bool load_demo(office::Office&, const std::filesystem::path& home);

/// [{login, password, role, agency}], the first commune's people first. Reads the shipped text, so
/// it works beside a running server.
json::Array demo_accounts(const std::filesystem::path& home);

}
