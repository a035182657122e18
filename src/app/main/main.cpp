#include <cstdlib>
#include <functional>
#include <iostream>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include "src/app/commands.h"
#include "src/app/serve.h"

namespace {

using motcua::app::Settings;
using Command = std::function<int(const Settings&)>;

CLI::App* add(CLI::App& to, Settings& settings, Command& chosen, const char* name,
              const char* about, Command command) {
    auto* added = to.add_subcommand(name, about);
    added->add_option("--data", settings.data, "Folder of database, files and keys")
        ->capture_default_str();
    added->add_option("--database", settings.database,
                      "postgres://… instead of SQLite in the data folder");
    added->add_flag("--json", settings.json, "Print only JSON on standard output");
    added->callback([&chosen, command = std::move(command)] { chosen = command; });
    return added;
}

int run(int argc, char** argv) {
    namespace app = motcua::app;
    Settings settings;
    Command chosen;
    CLI::App program{"motcua — một cửa: a province's administrative procedures"};
    program.require_subcommand(1);
    auto* serve = add(program, settings, chosen, "serve", "Serve pages and API", app::serve);
    serve->add_option("--address", settings.address, "Address to listen on")->capture_default_str();
    serve->add_option("--port", settings.port, "Port to listen on")->capture_default_str();
    serve->add_flag("--demo", settings.demo, "Load the demo province when it is not there");
    serve
        ->add_option("--public-address", settings.public_address,
                     "Where people reach this site (https://…), for QR codes")
        ->envname("MOTCUA_PUBLIC_ADDRESS")
        ->check([](const std::string& address) {
            const bool whole = address.starts_with("https://") || address.starts_with("http://");
            return whole && !address.ends_with('/') ? ""
                                                    : "must begin with https:// and not end in /";
        });
    serve->add_option("--trusted-proxy", settings.trusted_proxies,
                      "Address of a reverse proxy whose X-Forwarded-For is believed");
    serve->add_option("--sms-gateway", settings.sms.gateway, "URL that sends notices by SMS");
    serve->add_option("--sms-user", settings.sms.user,
                      "Our name there; the password is in MOTCUA_SMS_PASSWORD");
    serve->add_option("--sms-from", settings.sms.from, "The sender that people see");
    add(program, settings, chosen, "check", "Check configuration, templates, routes", app::check);
    add(program, settings, chosen, "migrate", "Bring the database up to date", app::migrate);
    auto* rebuild = add(program, settings, chosen, "rebuild", "Apply the journal anew and compare",
                        app::rebuild_check);
    bool check_only = false;
    rebuild->add_flag("--check", check_only, "Compare only (the one mode there is)");
    auto* demo = program.add_subcommand("demo", "The demo province");
    demo->require_subcommand(1);
    add(*demo, settings, chosen, "init", "Load the demo province", app::load_demo_only);
    add(*demo, settings, chosen, "accounts", "List the demo sign-ins", app::print_demo_accounts);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    if (const char* password = std::getenv("MOTCUA_SMS_PASSWORD")) settings.sms.password = password;
    settings.home = app::home_of_program();
    return chosen(settings);
}

}

int main(int argc, char** argv) {
    // Database, files and keys hold people's data: nobody else on the machine reads them.
    ::umask(0077);
    spdlog::set_default_logger(spdlog::stderr_color_mt("motcua"));
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "motcua: " << error.what() << '\n';
        return 1;
    }
}
