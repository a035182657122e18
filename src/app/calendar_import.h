#pragma once
#include <filesystem>
#include <string>

#include "src/app/settings.h"

namespace motcua::app {

struct CalendarImport {
    std::filesystem::path file;
    std::string agency;    ///< whose layer; "" for that of the province or the nation
    bool province = false; ///< the layer of the province
    bool dry_run = false;
};

/// Reads what an authority says of its days (docs/operating/calendars.md) and publishes it as the
/// next revision; prints what changes, in words or as JSON. Exit 0 when every line could be read, 1
/// when some could not or the whole cannot be published, 2 for a file or an agency that is none.
int import_calendar(const Settings&, const CalendarImport&);

}
