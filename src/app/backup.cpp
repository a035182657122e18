#include "src/app/backup.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <fmt/core.h>

#include "lib/base/base64.h"
#include "lib/base/durable.h"
#include "lib/crypto/digest.h"
#include "src/app/child.h"
#include "src/app/log_commands.h"
#include "src/app/shipped.h"
#include "src/app/shipping/folder_lock.h"
#include "src/app/wiring.h"
#include "src/document/content_check_actions.h"
#include "src/office/head_memory.h"
#include "src/office/secret_file.h"
#include "src/office/tree.h"

namespace motcua::app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t files_at_once = 500;
/// An erasure between the copies of rows and contents begins them anew.
constexpr int attempts_max = 3;

/// What a folder says that a first backup has begun to fill.
constexpr auto begun_name = "begun.json";
constexpr auto lock_name = "lock";

struct CannotBackUp {
    std::string why;
};

struct Copied {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
    std::int64_t fresh = 0; ///< contents that were not there before
    std::int64_t dropped = 0;
    bool erased_meanwhile = false;
};

json::Object described(sql::Session& session) {
    const auto count = [&](const char* query) { return session.query(query).front().integer(0); };
    json::Object described{{"entries", count("SELECT COUNT(*) FROM journal")},
                           {"unsealed", count("SELECT COUNT(*) FROM unsealed")},
                           {"size", 0},
                           {"root", ""},
                           {"checkpoint", ""}};
    if (const auto head = office::newest_head(session)) {
        described["size"] = head->head.size;
        described["root"] = base::base64(head->head.root.raw());
        described["checkpoint"] = head->note;
    }
    return described;
}

using Heads = std::vector<crypto::TreeHead>;

/// Heads that are known of the log: the one that is remembered, and that of the copy as it is.
Heads known_heads(const Settings& settings, const fs::path& to) {
    Heads known;
    const office::HeadMemory memory(keys_of(settings));
    if (memory.newest()) known.push_back(memory.newest()->head);
    if (!fs::exists(to / backup_manifest)) return known;
    const auto log = json_of(to / backup_manifest).at("log");
    const auto root = crypto::TreeHash::from(base::from_base64(log.text_at("root")).value_or(""));
    if (root) known.push_back({log.integer_at("size"), *root});
    return known;
}

/// A good copy gives way to one of the same log only, never to a lost or another one's.
void require_continuation(sql::Session& session, const Heads& known) {
    const crypto::GrowingTree tree(office::tree_size(session), office::nodes_of(session));
    for (const auto& head : known) {
        const auto wrong = office::contradiction(session, head, {tree.size(), tree.root()});
        if (!wrong.empty()) throw CannotBackUp{wrong + ": the copy there was left as it is"};
    }
}

/// Tells of the log as it is in the copy.
json::Object copied_sqlite(const Settings& settings, const fs::path& to, const Heads& known) {
    const auto fresh = to / (std::string(backup_sqlite) + ".new");
    const auto remove = [](const fs::path& file) {
        for (const auto* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix);
    };
    remove(fresh);
    json::Object log;
    try {
        sql::copy_sqlite(settings.data / "motcua.db", fresh);
        sql::SqliteOptions options;
        options.create = false;
        sql::open_sqlite(fresh, options)->read([&](sql::Session& session) {
            require_continuation(session, known);
            log = described(session);
        });
    } catch (...) {
        remove(fresh);
        throw;
    }
    // What a reader of the last copy that was killed has left would be read as part of this one.
    for (const auto* suffix : {"-wal", "-shm"})
        fs::remove(to / (backup_sqlite + std::string(suffix)));
    base::make_durable(fresh);
    fs::rename(fresh, to / backup_sqlite);
    base::make_durable(to);
    return log;
}

/// pg_dump reads the very picture in which the log is described.
json::Object copied_postgres(const Settings& settings, sql::Database& database, const fs::path& to,
                             const Heads& known) {
    const auto fresh = to / (std::string(backup_postgres) + ".new");
    json::Object log;
    database.read([&](sql::Session& session) {
        session.query("SELECT set_config('idle_in_transaction_session_timeout', '0', true)");
        require_continuation(session, known);
        log = described(session);
        const auto snapshot = session.query("SELECT pg_export_snapshot()::text").front().text(0);
        const int code =
            run_program({"pg_dump", "--format=custom", "--no-owner", "--snapshot=" + snapshot,
                         "--file=" + fresh.string(), "--dbname=" + settings.database});
        if (code != 0) throw std::runtime_error("pg_dump ended with " + std::to_string(code));
    });
    base::make_durable(fresh);
    fs::rename(fresh, to / backup_postgres);
    base::make_durable(to);
    return log;
}

/// The contents of all rows of `rows`. A content that is not there although its row stands is left
/// to `verify`.
Copied copied_contents(office::Office& rows, sql::Database& live, const document::FileShelf& from,
                       const document::FileShelf& to) {
    Copied copied;
    for (std::int64_t after = 0;;) {
        const auto files = rows.look([&](sql::Session& session) {
            return document::files_after(session, after, files_at_once);
        });
        if (files.empty()) return copied;
        for (const auto& file : files) {
            ++copied.files;
            copied.bytes += file.size;
            after = file.id;
            if (document::is_long_enough(to.place_of(file), file)) continue;
            if (fs::exists(from.place_of(file))) {
                base::copy_durably(from.place_of(file), to.place_of(file));
                ++copied.fresh;
                continue;
            }
            live.read([&](sql::Session& session) {
                if (!document::find_file(session, file.id)) copied.erased_meanwhile = true;
            });
        }
    }
}

/// What no row of the copy knows was erased since the last one, and leaves the copy too.
std::int64_t dropped_contents(office::Office& rows, const document::FileShelf& shelf) {
    std::int64_t dropped = 0;
    for (;;) {
        const auto found = document::check_for_orphans(rows, shelf);
        if (found.named.empty()) return dropped;
        for (const auto& bad : found.named) base::remove_durably(shelf.folder() / bad.place);
        dropped += static_cast<std::int64_t>(found.named.size());
    }
}

void copy_keys(const Settings& settings, const fs::path& to) {
    const auto folder = to / backup_keys;
    fs::create_directories(folder);
    const auto copy = [&](const char* variable, const char* name) {
        const char* named = std::getenv(variable);
        std::ifstream in(named != nullptr ? fs::path(named) : keys_of(settings) / name,
                         std::ios::binary);
        const std::string key{std::istreambuf_iterator<char>(in), {}};
        if (key.empty()) throw std::runtime_error(std::string("no key to copy: ") + name);
        fs::remove(folder / name);
        office::write_secret_file(folder / name, key);
    };
    copy("MOTCUA_MASTER_KEY_FILE", "master.key");
    copy("MOTCUA_LOG_KEY_FILE", "log.key");
}

/// Of the master key of the backup that is there, or was begun there; "" where there is none.
std::string fingerprint_in(const fs::path& to) {
    const bool is_whole = fs::exists(to / backup_manifest);
    const auto file = to / (is_whole ? backup_manifest : begun_name);
    try {
        return fs::exists(file) ? json_of(file).at("keys").text_at("master") : "";
    } catch (const std::runtime_error&) {
        return ""; // something else of the same name
    }
}

/// But for what a backup makes before it says that it has begun.
bool is_unused(const fs::path& folder) {
    const auto first = std::string(begun_name) + ".part";
    return std::all_of(fs::directory_iterator(folder), fs::directory_iterator(),
                       [&](const auto& entry) { return entry.path().filename() == first; });
}

/// Why this folder is no place for a backup; nothing when it is one.
std::optional<std::string> fault_in(const Settings& settings, const fs::path& to,
                                    const std::string& master) {
    std::error_code none;
    if (fs::weakly_canonical(to, none) == fs::weakly_canonical(settings.data, none))
        return "a backup goes into another folder than the data";
    if (!fs::exists(to)) return std::nullopt;
    if (!fs::is_directory(to)) return to.string() + " is no folder";
    const auto kept = fingerprint_in(to);
    if (kept.empty() && !is_unused(to)) return to.string() + " holds something else than a backup";
    if (!kept.empty() && kept != master)
        return to.string() + " holds a backup of data that another master key belongs to";
    return std::nullopt;
}

void begin(const fs::path& to, const std::string& master) {
    fs::create_directories(to);
    if (!fingerprint_in(to).empty()) return;
    const json::Value begun = json::Object{{"keys", json::Object{{"master", master}}}};
    base::write_durably(to / begun_name,
                        [&](std::ostream& out) { out << json::pretty(begun) << '\n'; });
}

/// The copy, row by row and content by content, under the keys that are in use. A content that went
/// bad there is copied anew.
json::Object verified_copy(const Settings& settings, const fs::path& to) {
    auto copy = settings;
    copy.data = to;
    copy.database.clear();
    copy.keys = keys_of(settings);
    VerifyOrder order;
    order.files = true;
    order.a_copy = true;
    if (fs::exists(settings.data / "files")) order.repair_from = settings.data.string();
    return verification(copy, order);
}

class Backup {
  public:
    Backup(const Settings& settings, const BackupOrder& order)
        : settings_(settings), order_(order), to_(order.to),
          vault_(office::Vault::open(keys_of(settings), false)),
          database_(open_database(settings, false)) {}

    json::Object made() {
        begin(to_, vault_.fingerprint());
        const shipping::FolderLock lock(to_ / lock_name);
        known_ = known_heads(settings_, to_);
        for (int attempt = 1;; ++attempt) {
            copy_once();
            if (!copied_.erased_meanwhile) break;
            if (attempt == attempts_max) throw std::runtime_error("too much is being erased");
        }
        if (order_.with_keys) copy_keys(settings_, to_);
        const auto manifest = written();
        base::write_durably(to_ / backup_manifest,
                            [&](std::ostream& out) { out << json::pretty(manifest) << '\n'; });
        base::remove_durably(to_ / begun_name);
        return manifest;
    }
    std::optional<std::string> fault() const {
        return fault_in(settings_, to_, vault_.fingerprint());
    }

  private:
    bool on_sqlite() const { return settings_.database.empty(); }
    fs::path database_file() const { return to_ / (on_sqlite() ? backup_sqlite : backup_postgres); }

    void copy_once() {
        log_ = on_sqlite() ? copied_sqlite(settings_, to_, known_)
                           : copied_postgres(settings_, *database_, to_, known_);
        const document::FileShelf from(settings_.data / "files");
        const document::FileShelf shelf(to_ / backup_files);
        // Rows of the copy; on PostgreSQL those of the database, which has all of them and more.
        const auto copy = on_sqlite() ? sql::open_sqlite(database_file()) : nullptr;
        office::Office rows(copy ? *copy : *database_, vault_, appliers());
        copied_ = copied_contents(rows, *database_, from, shelf);
        copied_.dropped = dropped_contents(rows, shelf);
    }

    json::Object written() {
        const auto key = office::LogKey::open(keys_of(settings_), false).log.verifier().text();
        return {{"made_at", base::rfc3339(office::Office::system_clock())},
                {"engine", on_sqlite() ? "sqlite" : "postgres"},
                {"database", database_file().filename().string()},
                {"sha256", digest_of_file(database_file())},
                {"log", log_},
                {"files", copied_.files},
                {"bytes", copied_.bytes},
                {"new_files", copied_.fresh},
                {"dropped_files", copied_.dropped},
                {"keys", json::Object{{"included", order_.with_keys},
                                      {"master", vault_.fingerprint()},
                                      {"log", key}}}};
    }

    const Settings& settings_;
    const BackupOrder& order_;
    fs::path to_;
    office::Vault vault_;
    std::unique_ptr<sql::Database> database_;
    Heads known_;
    json::Object log_;
    Copied copied_;
};

}

std::string digest_of_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return "";
    crypto::Sha256 hash;
    std::array<char, 65536> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
        hash.add({piece.data(), static_cast<std::size_t>(in.gcount())});
    return crypto::hex(hash.finish());
}

namespace {

void print(const json::Value& manifest, const json::Value& verified, const BackupOrder& order,
           bool on_sqlite) {
    fmt::print("{} entries, log of {} with root {}, {} files ({} new)\n",
               manifest.at("log").integer_at("entries"), manifest.at("log").integer_at("size"),
               manifest.at("log").text_at("root"), manifest.integer_at("files"),
               manifest.integer_at("new_files"));
    if (!order.with_keys)
        fmt::print("the keys are not in it: without master.key and log.key nobody can use it\n");
    if (const auto again = verified.at("contents").integer_at("repaired"); again > 0)
        fmt::print("{} contents had gone bad there and were copied anew\n", again);
    if (!verified.boolean_at("ok"))
        fmt::print("first bad: {}\n", json::canonical(verified.at("first_bad")));
    else if (on_sqlite)
        fmt::print("the copy is whole\n");
    else
        fmt::print("the database is whole; its dump is verified when it is restored: try that\n");
}

int refused(const Settings& settings, const std::string& why, int code) {
    fmt::print(stderr, "motcua: {}\n", why);
    if (settings.json)
        fmt::print("{}\n", json::canonical(json::Object{{"ok", false}, {"problem", why}}));
    return code;
}

}

int backup(const Settings& settings, const BackupOrder& order) {
    Backup backup(settings, order);
    if (const auto fault = backup.fault()) return refused(settings, *fault, 2);
    json::Object manifest;
    try {
        manifest = backup.made();
    } catch (const CannotBackUp& cannot) {
        return refused(settings, cannot.why, 1);
    } catch (const shipping::ShipsAlready&) {
        return refused(settings, "another backup into " + order.to + " is under way", 2);
    }
    // A dump of PostgreSQL can only be read where it is restored; what it was taken from, here.
    const bool on_sqlite = settings.database.empty();
    const json::Value verified =
        on_sqlite ? verified_copy(settings, order.to) : verification(settings, VerifyOrder{});
    const bool ok = verified.boolean_at("ok");
    if (settings.json)
        fmt::print("{}\n", json::canonical(json::Object{
                               {"ok", ok}, {"manifest", manifest}, {"verified", verified}}));
    else
        print(manifest, verified, order, on_sqlite);
    return ok ? 0 : 1;
}

}
