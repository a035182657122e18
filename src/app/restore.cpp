#include <fstream>

#include <fmt/core.h>

#include "lib/base/durable.h"
#include "src/app/backup.h"
#include "src/app/child.h"
#include "src/app/log_commands.h"
#include "src/app/shipped.h"
#include "src/app/wiring.h"

namespace motcua::app {
namespace {

namespace fs = std::filesystem;

struct CannotRestore {
    std::string why;
};

/// Keys may lie there before anything else does.
bool is_empty_but_for_keys(const fs::path& folder) {
    if (!fs::exists(folder)) return true;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename();
        if (name != "master.key" && name != "log.key") return false;
    }
    return true;
}

json::Value manifest_in(const fs::path& from) {
    if (!fs::exists(from / backup_manifest))
        throw CannotRestore{from.string() + " holds no finished backup"};
    return json_of(from / backup_manifest);
}

void restore_database(const Settings& settings, const fs::path& from, const json::Value& manifest) {
    const bool postgres = manifest.text_at("engine") == "postgres";
    if (postgres != !settings.database.empty())
        throw CannotRestore{postgres ? "this is a backup of PostgreSQL: name an empty --database"
                                     : "this is a backup of SQLite: leave --database out"};
    if (!postgres) {
        base::copy_durably(from / backup_sqlite, settings.data / "motcua.db");
        return;
    }
    bool empty = false;
    open_database(settings, false)->read([&](sql::Session& session) {
        empty = sql::table_names(session).empty();
    });
    if (!empty) throw CannotRestore{"the database holds tables already"};
    const int code = run_program({"pg_restore", "--no-owner", "--no-privileges", "--exit-on-error",
                                  "--single-transaction", "--dbname=" + settings.database,
                                  (from / backup_postgres).string()});
    if (code != 0) throw std::runtime_error("pg_restore ended with " + std::to_string(code));
    // Rights are granted anew, as far as there is a role to grant them to.
    sql::migrate(*open_database(settings, false), settings.home / "migrations");
}

void restore_files(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    if (!fs::exists(from)) return;
    for (const auto& entry : fs::recursive_directory_iterator(from))
        if (entry.is_regular_file() && entry.path().extension() != ".part")
            base::copy_durably(entry.path(), to / entry.path().lexically_relative(from));
}

/// Where the environment names a key, or one lies there, it stays as it is.
void restore_keys(const fs::path& from, const fs::path& to) {
    for (const auto* name : {"master.key", "log.key"}) {
        if (!fs::exists(from / name) || fs::exists(to / name)) continue;
        base::copy_durably(from / name, to / name);
        fs::permissions(to / name, fs::perms::owner_read | fs::perms::owner_write);
    }
}

json::Object restored(const Settings& settings, const RestoreOrder& order) {
    const fs::path from = order.from;
    const auto manifest = manifest_in(from);
    if (!is_empty_but_for_keys(settings.data))
        throw CannotRestore{settings.data.string() + " is not empty"};
    fs::create_directories(settings.data);
    restore_keys(order.keys.empty() ? from / backup_keys : fs::path(order.keys), settings.data);
    const auto vault = office::Vault::open(settings.data, false);
    if (vault.fingerprint() != manifest.at("keys").text_at("master"))
        throw CannotRestore{"master.key is another than that of the backup"};
    restore_database(settings, from, manifest);
    restore_files(from / backup_files, settings.data / "files");
    const bool same =
        digest_of_file(from / manifest.text_at("database")) == manifest.text_at("sha256");
    VerifyOrder verify;
    verify.files = true;
    const json::Value verified = verification(settings, verify);
    return {{"ok", same && verified.boolean_at("ok")},
            {"made_at", manifest.at("made_at")},
            {"as_the_manifest_says", same},
            {"verified", verified}};
}

}

int restore(const Settings& settings, const RestoreOrder& order) {
    try {
        const json::Value done = restored(settings, order);
        const bool ok = done.boolean_at("ok");
        if (settings.json) {
            fmt::print("{}\n", json::canonical(done));
        } else {
            fmt::print("restored as of {}, {} entries\n", done.text_at("made_at"),
                       done.at("verified").integer_at("entries"));
            if (!done.boolean_at("as_the_manifest_says"))
                fmt::print("the database is another than the manifest says\n");
            fmt::print("{}\n", ok ? "journal, log, secrets, state and files are whole"
                                  : json::canonical(done.at("verified").at("first_bad")));
        }
        return ok ? 0 : 1;
    } catch (const CannotRestore& cannot) {
        fmt::print(stderr, "motcua: {}\n", cannot.why);
        return 2;
    }
}

}
