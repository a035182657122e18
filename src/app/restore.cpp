#include <chrono>
#include <fstream>

#include <fmt/core.h>

#include "lib/base/durable.h"
#include "src/app/backup.h"
#include "src/app/child.h"
#include "src/app/log_commands.h"
#include "src/app/shipped.h"
#include "src/app/shipping/laying.h"
#include "src/app/wiring.h"
#include "src/document/file_actions.h"

namespace motcua::app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t files_at_once = 500;

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

/// A copy may be of an older release.
void bring_up_to_date(const Settings& settings) {
    sql::migrate(*open_database(settings, false), settings.home / "migrations");
}

void restore_database(const Settings& settings, const fs::path& from, const json::Value& manifest) {
    const bool postgres = manifest.text_at("engine") == "postgres";
    if (postgres != !settings.database.empty())
        throw CannotRestore{postgres ? "this is a backup of PostgreSQL: name an empty --database"
                                     : "this is a backup of SQLite: leave --database out"};
    if (!postgres) {
        base::copy_durably(from / backup_sqlite, settings.data / "motcua.db");
        bring_up_to_date(settings);
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
    bring_up_to_date(settings);
}

void restore_files(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    if (!fs::exists(from)) return;
    for (const auto& entry : fs::recursive_directory_iterator(from))
        if (entry.is_regular_file() && entry.path().extension() != ".part")
            base::copy_durably(entry.path(), to / entry.path().lexically_relative(from));
}

/// Where a key would be taken from: one that lies there already wins.
fs::path folder_of(const char* name, const fs::path& there, const fs::path& keys) {
    return fs::exists(there / name) ? there : keys;
}

/// Both keys, before anything is written: `log` is "" where it is not known.
void require_keys(const fs::path& there, const fs::path& keys, const std::string& master,
                  const std::string& log) {
    const auto master_in = folder_of("master.key", there, keys);
    if (office::Vault::open(master_in, false).fingerprint() != master)
        throw CannotRestore{"master.key in " + master_in.string() +
                            ", or what MOTCUA_MASTER_KEY_FILE names, is another than that of the"
                            " backup"};
    const auto log_in = folder_of("log.key", there, keys);
    const auto key = office::LogKey::open(log_in, false).log.verifier().text();
    if (!log.empty() && key != log)
        throw CannotRestore{"log.key in " + log_in.string() +
                            ", or what MOTCUA_LOG_KEY_FILE names, is another than that of the"
                            " backup"};
}

/// Where the environment names a key, or one lies there, it stays as it is.
void restore_keys(const fs::path& from, const fs::path& to) {
    for (const auto* name : {"master.key", "log.key"}) {
        if (!fs::exists(from / name) || fs::exists(to / name)) continue;
        base::copy_durably(from / name, to / name);
        fs::permissions(to / name, fs::perms::owner_read | fs::perms::owner_write);
    }
}

/// Keys first: without them nothing else is of use.
void bring_keys(const Settings& settings, const fs::path& keys, const std::string& master,
                const std::string& log = "") {
    if (!is_empty_but_for_keys(settings.data))
        throw CannotRestore{settings.data.string() + " is not empty"};
    require_keys(settings.data, keys, master, log);
    fs::create_directories(settings.data);
    restore_keys(keys, settings.data);
}

json::Value verified(const Settings& settings) {
    VerifyOrder verify;
    verify.files = true;
    verify.a_copy = true;
    return verification(settings, verify);
}

json::Object restored_backup(const Settings& settings, const RestoreOrder& order) {
    const fs::path from = order.from;
    const auto manifest = manifest_in(from);
    if (!order.at.empty())
        throw CannotRestore{"a backup is of one moment: --at is for what was shipped"};
    bring_keys(settings, order.keys.empty() ? from / backup_keys : fs::path(order.keys),
               manifest.at("keys").text_at("master"), manifest.at("keys").text_at("log"));
    restore_database(settings, from, manifest);
    restore_files(from / backup_files, settings.data / "files");
    const bool same =
        digest_of_file(from / manifest.text_at("database")) == manifest.text_at("sha256");
    const auto found = verified(settings);
    return {{"ok", same && found.boolean_at("ok")},
            {"made_at", manifest.at("made_at")},
            {"as_the_manifest_says", same},
            {"verified", found}};
}

std::optional<base::Instant> moment_in(const std::string& text) {
    if (text.empty()) return std::nullopt;
    if (const auto moment = base::parse_rfc3339(text)) return moment;
    const auto day = base::parse_day(text);
    if (!day) throw CannotRestore{"--at is a moment as 2026-11-23T10:00:00+07:00, or a day"};
    return base::from_local(*day + std::chrono::days{1}) - std::chrono::microseconds{1};
}

/// The contents of what the restored rows name; later ones stay where they are. One that is not
/// there is left to `verify`.
std::int64_t restore_named_files(const Settings& settings, const fs::path& from) {
    const document::FileShelf shelf(from);
    const document::FileShelf to(settings.data / "files");
    const auto rows = open_database(settings, false);
    std::int64_t copied = 0;
    std::vector<document::StoredFile> files;
    for (std::int64_t after = 0;; after = files.back().id) {
        rows->read([&](sql::Session& session) {
            files = document::files_after(session, after, files_at_once);
        });
        if (files.empty()) break;
        for (const auto& file : files) {
            if (!fs::exists(shelf.place_of(file))) continue;
            fs::create_directories(to.place_of(file).parent_path());
            fs::copy_file(shelf.place_of(file), to.place_of(file));
            ++copied;
        }
    }
    base::make_all_durable(to.folder());
    return copied;
}

std::string seconds_since(std::chrono::steady_clock::time_point begin) {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    return fmt::format("{:.1f}", passed.count());
}

/// The moment of the newest entry.
base::Instant newest_in(const Settings& settings) {
    base::Instant newest{};
    open_database(settings, false)->read([&](sql::Session& session) {
        if (sql::table_names(session).empty())
            throw CannotRestore{"the database holds no tables: bring PostgreSQL back first"};
        const auto rows =
            session.query("SELECT recorded_at FROM journal ORDER BY id DESC LIMIT 1");
        if (!rows.empty()) newest = base::from_microseconds(rows.front().integer(0));
    });
    return newest;
}

/// Of a PostgreSQL database that was brought back before.
json::Object restored_contents(const Settings& settings, const RestoreOrder& order,
                               const shipping::SecondFolder& from) {
    if (settings.database.empty())
        throw CannotRestore{"contents of files were shipped there alone: bring PostgreSQL back"
                            " first, and name it with --database"};
    if (!order.at.empty())
        throw CannotRestore{"--at is for SQLite: the moment is that of the PostgreSQL database"};
    const auto newest = newest_in(settings);
    bring_keys(settings, order.keys, from.master_fingerprint());
    const auto begin = std::chrono::steady_clock::now();
    const auto files = restore_named_files(settings, from.files());
    const auto usable_seconds = seconds_since(begin);
    const auto found = verified(settings);
    return {{"ok", found.boolean_at("ok")},
            {"made_at", base::rfc3339(newest)},
            {"files", files},
            {"seconds",
             json::Object{{"usable", usable_seconds}, {"verified", seconds_since(begin)}}},
            {"verified", found}};
}

json::Object restored_shipment(const Settings& settings, const RestoreOrder& order) {
    const shipping::SecondFolder from{order.from};
    if (order.keys.empty() && !fs::exists(settings.data / "master.key"))
        throw CannotRestore{"no keys are shipped: name their folder with --keys"};
    if (from.holds() == shipping::SecondFolder::Holds::contents)
        return restored_contents(settings, order, from);
    if (!settings.database.empty())
        throw CannotRestore{"this was shipped from SQLite: leave --database out"};
    const auto at = moment_in(order.at);
    bring_keys(settings, order.keys, from.master_fingerprint());
    const auto begin = std::chrono::steady_clock::now();
    const auto laid = shipping::lay(from, at, settings.data / "motcua.db");
    if (!laid) throw CannotRestore{laid.error()};
    bring_up_to_date(settings);
    const auto database_seconds = seconds_since(begin);
    const auto files = restore_named_files(settings, from.files());
    const auto usable_seconds = seconds_since(begin);
    const auto found = verified(settings);
    return {{"ok", found.boolean_at("ok")},
            {"made_at", base::rfc3339(laid->as_of)},
            {"chain", laid->chain},
            {"picture", laid->picture},
            {"segments", laid->segments},
            {"left_out", laid->left_out},
            {"files", files},
            {"seconds", json::Object{{"database", database_seconds},
                                     {"usable", usable_seconds},
                                     {"verified", seconds_since(begin)}}},
            {"verified", found}};
}

json::Object restored(const Settings& settings, const RestoreOrder& order) {
    if (shipping::SecondFolder(order.from).is_there()) return restored_shipment(settings, order);
    return restored_backup(settings, order);
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
            if (const auto left_out = done.text_at("left_out"); !left_out.empty())
                fmt::print("{}\n", left_out);
            if (!done.boolean_at("as_the_manifest_says", true))
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
