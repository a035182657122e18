#include "src/app/commands.h"

#include <fmt/core.h>

#include "lib/json/value.h"
#include "src/app/demo.h"
#include "src/app/state_check.h"
#include "src/app/wiring.h"

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
    const auto found = check_state(settings, office);
    if (settings.json)
        fmt::print("{}\n", json::canonical(json_of(found)));
    else
        print(found);
    return found.ok() ? 0 : 1;
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
