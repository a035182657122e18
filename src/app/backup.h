#pragma once
#include <filesystem>
#include <string>

#include "lib/json/value.h"
#include "src/app/settings.h"

namespace motcua::app {

/// How the parts of a backup are called in its folder.
inline constexpr auto backup_manifest = "manifest.json";
inline constexpr auto backup_sqlite = "motcua.db";
inline constexpr auto backup_postgres = "motcua.pgdump";
inline constexpr auto backup_files = "files";
inline constexpr auto backup_keys = "keys";

/// What stands behind `motcua backup`.
struct BackupOrder {
    std::string to;
    bool with_keys = false; ///< whoever has the copy can then read it
};
/// Copies database and files into a folder while others serve, the files that are there already
/// left as they are, and ends with `verify` of the copy. 0 whole, 1 not, or the log does not go on
/// from what is known of it, which leaves the copy there as it is; 2 the folder is no place for it.
int backup(const Settings&, const BackupOrder&);

/// What stands behind `motcua restore`.
struct RestoreOrder {
    std::string from; ///< of a backup, or of what was shipped
    std::string keys; ///< a folder with master.key and log.key, where the backup has none
    std::string at;   ///< RFC 3339, or a day for its end; of what was shipped only
};
/// Puts a backup into an empty data folder (and an empty PostgreSQL database), or what was shipped
/// until a moment, and ends with `verify`. 0 whole, 1 not, 2 nothing to restore, or no place for
/// it.
int restore(const Settings&, const RestoreOrder&);

/// SHA-256 of a file in hexadecimal; "" where it cannot be read.
std::string digest_of_file(const std::filesystem::path&);

}
