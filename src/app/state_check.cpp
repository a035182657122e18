#include "src/app/state_check.h"

#include <algorithm>
#include <future>

#include <fmt/core.h>
#include <unistd.h>

#include "src/document/binding_store.h"
#include "src/document/file_actions.h"
#include "src/office/guards.h"

namespace motcua::app {

bool StateFound::ok() const {
    return rebuilt.differences.empty() &&
           std::all_of(counts.begin(), counts.end(),
                       [](const auto& each) { return each.offenders == 0; });
}

StateFound check_state(const Settings& settings, office::Office& office) {
    const auto scratch = settings.data / fmt::format("rebuild-{}.tmp", ::getpid());
    StateFound found;
    // Beside the rebuilding, which one thread writes.
    auto rules = std::async(std::launch::async, [&] { return office.look(dossier::conservation); });
    auto damage = std::async(std::launch::async, [&] { return office.look(office::first_damage); });
    found.rebuilt = office::rebuild_and_compare(office, settings.home / "migrations", scratch);
    const document::FileShelf shelf(settings.data / "files");
    try {
        const auto unlike = office.look(document::first_unlike_file);
        if (unlike)
            found.rebuilt.differences.push_back(
                {"files", std::to_string(unlike->id), unlike->column});
        const auto lost = office.look([&](sql::Session& session) {
            return document::first_file_without_content(session, shelf);
        });
        if (lost)
            found.rebuilt.differences.push_back(
                {"files", std::to_string(*lost), "content missing"});
        if (const auto damaged = damage.get()) found.rebuilt.differences.push_back(*damaged);
        found.counts = rules.get();
    } catch (const sql::Error& error) {
        // Rows that no act has left so; what differs from the journal was named before.
        if (error.transient()) throw;
        found.rebuilt.differences.push_back({"rules", "", error.what()});
    }
    return found;
}

json::Object json_of(const StateFound& found) {
    json::Array differences;
    for (const auto& each : found.rebuilt.differences)
        differences.push_back(
            json::Object{{"table", each.table}, {"row", each.row}, {"why", each.why}});
    json::Array broken;
    for (const auto& each : found.counts)
        if (each.offenders != 0)
            broken.push_back(json::Object{{"rule", each.name}, {"offenders", each.offenders}});
    return {{"ok", found.ok()},
            {"entries", found.rebuilt.entries},
            {"differences", differences},
            {"broken_rules", broken}};
}

void print(const StateFound& found) {
    fmt::print("{} entries applied anew\n", found.rebuilt.entries);
    for (const auto& [table, row, why, entry] : found.rebuilt.differences)
        if (table == office::whole_database)
            fmt::print("the database is damaged: {}\n", row);
        else
            fmt::print("first difference in table {}, row {}: {}\n", table, row, why);
    for (const auto& each : found.counts)
        if (each.offenders != 0)
            fmt::print("broken: {} ({} offenders)\n", each.name, each.offenders);
    if (found.ok())
        fmt::print("the state is what the journal says, secrets, triggers and files are whole,"
                   " {} rules hold\n",
                   found.counts.size());
}

}
