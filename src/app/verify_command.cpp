#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

#include <fmt/core.h>

#include "lib/base/base64.h"
#include "lib/sql/release.h"
#include "src/app/log_commands.h"
#include "src/app/state_check.h"
#include "src/app/wiring.h"
#include "src/document/content_check_actions.h"
#include "src/log/witness_file.h"
#include "src/office/guards.h"
#include "src/office/log_check.h"
#include "src/office/secret_file.h"

namespace motcua::app {
namespace {

constexpr std::size_t head_file_bytes_max = 256u << 20;

/// A file or key on the command line that is not what it should be.
struct BadWord : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// As text that heads stand in: also a backup's manifest, which holds one, and a file that passed
/// through an editor which ends lines in its own way.
std::string heads_text_in(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text;
    std::string piece(65536, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        text.append(piece, 0, static_cast<std::size_t>(in.gcount()));
        if (text.size() > head_file_bytes_max) throw BadWord{file + " is too large"};
    }
    if (text.empty() && (!in.eof() || !in.is_open())) throw BadWord{"cannot read " + file};
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
    std::erase(text, '\r');
    if (!text.starts_with('{')) return text;
    const auto manifest = json::parse(text, {.bytes_max = 8u << 20, .depth_max = 64});
    return manifest ? manifest->at("log").text_at("checkpoint") : text;
}

/// The last one may have been cut off while it was written.
std::vector<crypto::Note> notes_in(const std::string& file, const std::string& origin) {
    auto text = heads_text_in(file);
    if (const auto whole = log::whole_part(text, origin); whole < text.size()) {
        fmt::print(stderr, "{}: its end was not written whole and is left out\n", file);
        text.resize(whole);
    }
    auto notes = crypto::parse_notes(text);
    if (!notes || notes->empty()) throw BadWord{file + " holds no signed heads"};
    return std::move(*notes);
}

/// What was found, in the words of the answer.
struct Verified {
    office::LogChecked log;
    std::optional<StateFound> state;
    std::optional<document::ContentsChecked> contents;
    json::Value first_bad;
    double log_seconds = 0;
    double files_seconds = 0;
    double state_seconds = 0;

    bool ok() const { return first_bad.is_null(); }
};

json::Value foreign_head(const char* why, std::int64_t size, const std::string& file) {
    return json::Object{{"entry", nullptr}, {"why", why}, {"size", size}, {"file", file}};
}

/// Heads of a file. One that this log's key did not sign is a finding: the file is wrong, or the
/// key was replaced.
std::vector<crypto::TreeHead> heads_in(const std::string& file, const crypto::NoteVerifier& key,
                                       Verified& verified) {
    std::vector<crypto::TreeHead> heads;
    for (const auto& note : notes_in(file, key.name)) {
        const auto checkpoint = crypto::Checkpoint::parse(note.text);
        if (!checkpoint) throw BadWord{file + " holds a note that is no head of a log"};
        const bool of_this_log = checkpoint->origin == key.name;
        if (!of_this_log || !note.signed_by(key))
            verified.first_bad = foreign_head(
                of_this_log ? "known_head_not_signed" : "known_head_of_another_log",
                checkpoint->head.size, file);
        if (!of_this_log) continue;
        heads.push_back(checkpoint->head);
    }
    return heads;
}

/// The head that is remembered beside the key, from before the database is read.
void add_remembered(const Settings& settings, office::LogQuestion& question, Verified& verified) {
    const office::HeadMemory memory(keys_of(settings));
    if (!memory.newest()) return;
    const auto note = crypto::Note::parse(memory.newest()->note);
    if (note && note->signed_by(question.key)) {
        question.known.push_back(memory.newest()->head);
        return;
    }
    verified.first_bad =
        foreign_head("known_head_of_another_log", memory.newest()->head.size, "log.head");
}

office::LogQuestion question_of(const Settings& settings, const VerifyOrder& order,
                                Verified& verified) {
    office::LogQuestion question;
    if (order.key.empty()) {
        question.key = office::LogKey::open(keys_of(settings), false).log.verifier();
    } else {
        const auto given = crypto::NoteVerifier::parse(order.key);
        if (!given) throw BadWord{"--key is no verifier key"};
        question.key = *given;
    }
    for (const auto& text : order.witness_keys) {
        auto witness = crypto::NoteVerifier::parse(text);
        if (!witness) throw BadWord{"--witness-key is no verifier key"};
        question.witnesses.push_back(std::move(*witness));
    }
    for (const auto& file : order.against)
        for (const auto& head : heads_in(file, question.key, verified))
            question.known.push_back(head);
    if (!order.a_copy) add_remembered(settings, question, verified);
    if (!order.since.empty()) {
        const auto heads = heads_in(order.since, question.key, verified);
        if (heads.empty()) throw BadWord{order.since + " holds no head of this log"};
        question.since =
            *std::max_element(heads.begin(), heads.end(),
                              [](const auto& a, const auto& b) { return a.size < b.size; });
    }
    return question;
}

json::Value unreadable(const char* why, const char* detail) {
    return json::Object{{"entry", nullptr}, {"why", why}, {"detail", detail}};
}

json::Value named(std::int64_t entry) {
    return entry == 0 ? json::Value() : json::Value(std::to_string(entry));
}

json::Value bad_in(const office::LogChecked& log) {
    if (!log.fault) return nullptr;
    const auto& fault = *log.fault;
    return json::Object{
        {"entry", named(fault.entry)},
        {"why", std::string(office::name_of(fault.why))},
        {"place", fault.place < 0 ? json::Value() : json::Value(fault.place)}};
}

json::Value bad_in(const StateFound& state) {
    if (!state.rebuilt.differences.empty()) {
        const auto& first = state.rebuilt.differences.front();
        const bool secret = first.table == "journal_secrets";
        const bool applies = first.table != office::not_applicable;
        const bool damage = first.table == office::whole_database;
        const auto* why = secret     ? "secret_altered"
                          : damage   ? "database_damaged"
                          : !applies ? "entry_not_applicable"
                                     : "state_differs";
        return json::Object{{"entry", named(first.entry)},
                            {"why", why},
                            {"table", first.table},
                            {"row", first.row},
                            {"column", first.why}};
    }
    for (const auto& each : state.counts)
        if (each.offenders != 0)
            return json::Object{{"entry", nullptr}, {"why", "rule_broken"}, {"rule", each.name}};
    return nullptr;
}

json::Object json_of(const document::BadContent& bad) {
    return {{"entry", nullptr},
            {"why", std::string(name_of(bad.fault))},
            {"file", bad.file == 0 ? json::Value() : json::Value(std::to_string(bad.file))},
            {"place", bad.place},
            {"repaired", bad.repaired}};
}

json::Value bad_in(const document::ContentsChecked& contents) {
    const auto bad = std::find_if(contents.named.begin(), contents.named.end(),
                                  [](const auto& each) { return !each.repaired; });
    if (bad != contents.named.end()) return json_of(*bad);
    return contents.bad == 0 ? json::Value()
                             : json::Object{{"entry", nullptr}, {"why", "contents_bad"}};
}

/// The folder itself, or the part of it where a data folder or a backup has the contents.
document::FileShelf second_copy(const std::string& folder) {
    const std::filesystem::path whole = folder;
    const auto part = whole / "files";
    if (!std::filesystem::is_directory(whole)) throw BadWord{folder + " is no folder"};
    return document::FileShelf(std::filesystem::is_directory(part) ? part : whole);
}

document::ContentsChecked contents_found(const Settings& settings, const VerifyOrder& order,
                                         office::Office& office) {
    const document::FileShelf shelf(settings.data / "files");
    if (order.repair_from.empty()) return document::check_contents(office, shelf, nullptr);
    const auto second = second_copy(order.repair_from);
    return document::check_contents(office, shelf, &second);
}

/// Runs the work, and returns how long it took.
template <class Work> double seconds_of(Work&& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Of what cannot even be read the check of the log tells.
void require_own_release(const Settings& settings, sql::Database& database) {
    std::string fault;
    try {
        database.read([&](sql::Session& session) {
            fault = sql::release_fault(session, settings.home / "migrations");
        });
    } catch (const sql::Error& error) {
        if (error.transient()) throw;
    }
    if (!fault.empty()) throw BadWord{fault};
}

Verified verified(const Settings& settings, const VerifyOrder& order) {
    if (!has_database(settings))
        throw BadWord{"there is no database in " + settings.data.string()};
    const auto database = open_database(settings, false);
    require_own_release(settings, *database);
    Verified found;
    const auto question = question_of(settings, order, found);
    found.log_seconds = seconds_of([&] {
        try {
            found.log = office::check_log(*database, question);
        } catch (const sql::Error& error) {
            if (error.transient()) throw;
            found.first_bad = unreadable("log_unreadable", error.what());
        }
    });
    if (found.ok()) found.first_bad = bad_in(found.log);
    const bool with_files = order.files || !order.repair_from.empty();
    if (order.log_only && !with_files) return found;
    office::Office office(*database, office::Vault::open(keys_of(settings), false), appliers());
    json::Value files_fault;
    if (with_files)
        found.files_seconds = seconds_of([&] {
            try {
                found.contents = contents_found(settings, order, office);
            } catch (const std::filesystem::filesystem_error& error) {
                files_fault = unreadable("files_unreadable", error.what());
            }
        });
    // An entry that is not the one that was sealed must not be carried out.
    if (!found.ok()) return found;
    if (!order.log_only)
        found.state_seconds = seconds_of([&] { found.state = check_state(settings, office); });
    found.first_bad = found.contents ? bad_in(*found.contents) : files_fault;
    // A stray file is the least of what can be wrong.
    if (found.state && (found.ok() || found.first_bad.text_at("why") == "content_orphaned"))
        if (auto bad = bad_in(*found.state); !bad.is_null()) found.first_bad = std::move(bad);
    return found;
}

std::string in_milliseconds(double seconds) { return fmt::format("{:.3f}", seconds); }

json::Object json_of(const document::ContentsChecked& contents) {
    json::Array named;
    for (const auto& bad : contents.named) named.push_back(json_of(bad));
    return {{"files", contents.files},
            {"bytes", contents.bytes},
            {"bad", contents.bad},
            {"repaired", contents.repaired},
            {"named", named}};
}

json::Object json_of(const Verified& found) {
    const auto& log = found.log;
    return {{"ok", found.ok()},
            {"first_bad", found.first_bad},
            {"entries", log.entries},
            {"heads", log.heads},
            {"unsealed", log.unsealed},
            {"head",
             json::Object{{"size", log.head.size}, {"root", base::base64(log.head.root.raw())}}},
            {"seconds", json::Object{{"log", in_milliseconds(found.log_seconds)},
                                     {"files", in_milliseconds(found.files_seconds)},
                                     {"state", in_milliseconds(found.state_seconds)}}},
            {"contents", found.contents ? json::Value(json_of(*found.contents)) : json::Value()},
            {"state", found.state ? json::Value(json_of(*found.state)) : json::Value()}};
}

void print(const document::ContentsChecked& contents) {
    for (const auto& bad : contents.named)
        fmt::print("{}{}: file {}, {}\n", bad.repaired ? "repaired, was " : "", name_of(bad.fault),
                   bad.file, bad.place);
    fmt::print("{} files with {} bytes opened, {} bad, {} repaired\n", contents.files,
               contents.bytes, contents.bad, contents.repaired);
}

void print(const Verified& found) {
    fmt::print("{} entries and {} signed heads read in {:.1f} s, {} entries wait for their place\n",
               found.log.entries, found.log.heads, found.log_seconds, found.log.unsealed);
    if (found.contents) print(*found.contents);
    if (found.state)
        print(*found.state);
    else if (!found.ok())
        fmt::print("the state was not looked at: what the journal says must be known first\n");
    if (found.ok())
        fmt::print("journal and log are whole\n");
    else
        fmt::print("first bad: {}\n", json::canonical(found.first_bad));
}

/// Nothing was found, and nothing was checked.
int could_not(const Settings& settings, const std::string& why) {
    fmt::print(stderr, "motcua: {}\n", why);
    if (settings.json)
        fmt::print("{}\n", json::canonical(json::Object{{"ok", false}, {"problem", why}}));
    return 2;
}

}

json::Object verification(const Settings& settings, const VerifyOrder& order) {
    return json_of(verified(settings, order));
}

int verify(const Settings& settings, const VerifyOrder& order) {
    try {
        const auto found = verified(settings, order);
        if (settings.json)
            fmt::print("{}\n", json::canonical(json_of(found)));
        else
            print(found);
        return found.ok() ? 0 : 1;
    } catch (const BadWord& bad) {
        return could_not(settings, bad.what());
    } catch (const office::NoKey& missing) {
        return could_not(settings, missing.what());
    }
}

}
