#include "src/app/commands.h"

#include <fmt/core.h>
#include <unistd.h>

#include "lib/json/value.h"
#include "src/app/demo.h"
#include "src/app/wiring.h"
#include "src/office/rebuild.h"

namespace motcua::app {
namespace {

void print(const json::Object& value) { fmt::print("{}\n", json::canonical(value)); }

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
    const auto rebuilt = office::rebuild_and_compare(office, settings.home / "migrations", scratch);
    json::Array broken;
    const auto counts =
        office.look([](sql::Session& session) { return dossier::conservation(session); });
    for (const auto& each : counts)
        if (each.offenders != 0)
            broken.push_back(json::Object{{"rule", each.name}, {"offenders", each.offenders}});
    const bool clean = !rebuilt.difference && broken.empty();
    json::Object answer{{"ok", clean}, {"entries", rebuilt.entries}, {"broken_rules", broken}};
    if (rebuilt.difference)
        answer["difference"] = json::Object{{"table", rebuilt.difference->table},
                                            {"row", rebuilt.difference->row},
                                            {"why", rebuilt.difference->why}};
    if (settings.json) {
        print(answer);
    } else {
        fmt::print("{} entries applied anew\n", rebuilt.entries);
        if (rebuilt.difference)
            fmt::print("first difference: table {}, row {}: {}\n", rebuilt.difference->table,
                       rebuilt.difference->row, rebuilt.difference->why);
        for (const auto& rule : broken)
            fmt::print("broken: {} ({} offenders)\n", rule.text_at("rule"),
                       rule.integer_at("offenders"));
        if (clean) fmt::print("the state is what the journal says, {} rules hold\n", counts.size());
    }
    return clean ? 0 : 1;
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
