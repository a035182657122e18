#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "src/office/office.h"
#include "src/organisation/areas.h"

namespace motcua::app {

/// The one printed password of all demo accounts; only with demo data on a loopback listener.
inline constexpr const char* demo_password = "motcua-demo";
inline constexpr const char* demo_by_default = "ninh-binh-2026";

/// Loads a demo province from `home`/data by the same actions as everything else: calendars,
/// processes, procedures, agencies and invented people. What is there already stays; true when
/// anything was new. Throws when there is no such demo, or when the database is another province's.
bool load_demo(office::Office&, const organisation::Areas&, const std::filesystem::path& home,
               const std::string& name);

/// [{login, password, role, agency}] of those who can sign in, the first agency's people first.
/// Reads the shipped text, so it works beside a running server.
json::Array demo_accounts(const std::filesystem::path& home, const std::string& name);

}
