#pragma once
#include <filesystem>

#include "lib/html/locale.h"
#include "src/app/settings.h"
#include "src/office/office.h"

namespace motcua::app {

struct ImportSettings {
    std::filesystem::path file;
    std::filesystem::path compare; ///< another file with the same procedures; nothing is imported
    std::filesystem::path package; ///< where to write the facts of province and communes instead
    bool dry_run = false;
};

/// What the command line speaks: Vietnamese, unless the environment says English.
html::Locale spoken_locale(const std::filesystem::path& home);

/// Reads procedures from a file and lists them; prints what changes, in words or as JSON. Exit 0
/// when every record could be read, 1 when some could not, 2 for a file that is none.
int import_procedures(const Settings&, const ImportSettings&);

/// Lists the procedures that are shipped in data/listing, many to a transaction; true when any
/// was new.
bool load_listings(office::Office&, const std::filesystem::path& home);

}
