#include "src/app/commands.h"

#include <fmt/core.h>
#include <unistd.h>

#include "lib/json/value.h"
#include "src/app/demo.h"
#include "src/app/wiring.h"
#include "src/dossier/conservation_store.h"
#include "src/office/rebuild.h"

namespace motcua::app {
namespace {

void print(const json::Object& value) { fmt::print("{}\n", json::canonical(value)); }

json::Value findings_in(const office::Rebuilt& rebuilt,
                        const std::vector<dossier::Conservation>& counts) {
    json::Array differences;
    for (const auto& each : rebuilt.differences)
        differences.push_back(
            json::Object{{"table", each.table}, {"row", each.row}, {"why", each.why}});
    json::Array broken;
    for (const auto& each : counts)
        if (each.offenders != 0)
            broken.push_back(json::Object{{"rule", each.name}, {"offenders", each.offenders}});
    return json::Object{{"ok", differences.empty() && broken.empty()},
                        {"entries", rebuilt.entries},
                        {"differences", differences},
                        {"broken_rules", broken}};
}

void print_findings(const json::Value& found, std::size_t rules) {
    fmt::print("{} entries applied anew\n", found.integer_at("entries"));
    for (const auto& each : found.array_at("differences"))
        fmt::print("first difference in table {}, row {}: {}\n", each.text_at("table"),
                   each.text_at("row"), each.text_at("why"));
    for (const auto& each : found.array_at("broken_rules"))
        fmt::print("broken: {} ({} offenders)\n", each.text_at("rule"),
                   each.integer_at("offenders"));
    if (found.boolean_at("ok"))
        fmt::print("the state is what the journal says, secrets, triggers and files are whole,"
                   " {} rules hold\n",
                   rules);
}

}

int check(const Settings& settings) {
    Parts parts(settings);
    json::Array routes;
    for (const auto& route : parts.site().routes())
        routes.push_back(route.method + " " + route.pattern);
    if (settings.json) {
        print({{"ok", true}, {"routes", routes}});
        return 0;
    }
    fmt::print("configuration, templates, locales, migrations and {} routes hold\n", routes.size());
    return 0;
}

int migrate(const Settings& settings) {
    const auto database = open_database(settings, true);
    const int count = sql::migrate(*database, settings.home / "migrations");
    if (settings.json)
        print({{"ran", count}});
    else
        fmt::print("{} migrations ran\n", count);
    return 0;
}

int rebuild_check(const Settings& settings) {
    const auto database = open_database(settings, false);
    office::Office office(*database, office::Vault::open(settings.data, false), appliers());
    const auto scratch = settings.data / fmt::format("rebuild-{}.tmp", ::getpid());
    auto rebuilt = office::rebuild_and_compare(office, settings.home / "migrations", scratch);
    const document::FileShelf shelf(settings.data / "files");
    const auto lost = office.look([&](sql::Session& session) {
        return document::first_file_without_content(session, shelf);
    });
    if (lost) rebuilt.differences.push_back({"files", std::to_string(*lost), "content missing"});
    const auto counts =
        office.look([](sql::Session& session) { return dossier::conservation(session); });
    const auto found = findings_in(rebuilt, counts);
    if (settings.json)
        fmt::print("{}\n", json::canonical(found));
    else
        print_findings(found, counts.size());
    return found.boolean_at("ok") ? 0 : 1;
}

int print_demo_accounts(const Settings& settings) {
    const auto accounts = demo_accounts(settings.home, settings.demo);
    if (settings.json) {
        fmt::print("{}\n", json::canonical(accounts));
        return 0;
    }
    for (const auto& account : accounts)
        fmt::print("{:<18} {:<14} {:<16} {}\n", account.text_at("login"),
                   account.text_at("password"), account.text_at("role"), account.text_at("agency"));
    return 0;
}

int load_demo_only(const Settings& settings) {
    const Parts parts(settings);
    const bool anything_new = parts.demo_was_new();
    if (settings.json)
        print({{"loaded", anything_new}});
    else
        fmt::print("{}\n", anything_new ? "demo data loaded" : "demo data was there already");
    return 0;
}

}
