#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include "src/app/agency_commands.h"
#include "src/app/backup.h"
#include "src/app/calendar_import.h"
#include "src/app/commands.h"
#include "src/app/demo.h"
#include "src/app/due_command.h"
#include "src/app/erase_command.h"
#include "src/app/import.h"
#include "src/app/log_commands.h"
#include "src/app/past.h"
#include "src/app/serve.h"
#include "src/app/ship_command.h"
#include "src/app/state_command.h"

namespace {

using motcua::app::AgencyOrder;
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

/// A variable of a shell that was not set gives an empty word.
const CLI::Validator not_empty(
    [](std::string& word) { return word.empty() ? std::string("must not be empty") : ""; }, "");

/// motcua admin agencies …
void add_agency_commands(CLI::App& program, Settings& settings, Command& chosen,
                         AgencyOrder& order) {
    namespace app = motcua::app;
    auto* admin = program.add_subcommand("admin", "Keep the registers");
    admin->require_subcommand(1);
    auto* agencies = admin->add_subcommand("agencies", "Agencies and what becomes of them");
    agencies->require_subcommand(1);
    const auto command = [&](const char* name, const char* about,
                             int (*carry_out)(const Settings&, const AgencyOrder&)) {
        auto* added =
            add(*agencies, settings, chosen, name, about,
                [&order, carry_out](const Settings& with) { return carry_out(with, order); });
        added->add_option("--on", order.on, "The day, as 2025-07-01; today when left out");
        return added;
    };
    auto* list = command("list", "Those in force", app::list_agencies);
    list->add_option("--words", order.words, "Words of the name");
    list->add_option("--kind", order.kind, "One kind only");
    auto* show = command("show", "One of them, whole", app::show_agency);
    auto* rename = command("rename", "A new name from a day on", app::rename_agency);
    rename->add_option("--name-vi", order.name_vi)->required();
    rename->add_option("--name-en", order.name_en)->required();
    auto* merge = command("merge", "Several become one", app::merge_agencies);
    auto* split = command("split", "One becomes several", app::split_agency);
    for (auto* each : {merge, split}) {
        each->add_option("--from", order.from, "What ends")->required();
        each->add_option("--into", order.into, "Who takes over; the first one open dossiers")
            ->required();
        each->add_option("--unit", order.sub_units, "theirs=ours, where sub-units differ");
    }
    auto* close = command("close", "It ends and nobody takes over", app::close_agency);
    auto* open = command("open", "It receives dossiers from now on", app::open_agency);
    for (auto* each : {show, rename, close, open})
        each->add_option("code", order.code, "In either order")->required();
    for (auto* each : {rename, merge, split, close})
        each->add_option("--cause", order.cause, "Number of the resolution")->required();
    for (auto* each : {rename, merge, split, close, open})
        each->add_flag("--dry-run", order.dry_run, "Tell what would be done");
}

/// motcua log …, motcua verify and motcua state; the orders must live until the command runs.
struct LogOrders {
    motcua::app::LogOrder log;
    motcua::app::VerifyOrder verify;
    motcua::app::StateOrder state;
};
void add_log_commands(CLI::App& program, Settings& settings, Command& chosen, LogOrders& orders) {
    namespace app = motcua::app;
    auto* group = program.add_subcommand("log", "The append-only log and its proofs");
    group->require_subcommand(1);
    const auto command = [&](const char* name, const char* about,
                             int (*carry_out)(const Settings&, const app::LogOrder&)) {
        return add(
            *group, settings, chosen, name, about,
            [&orders, carry_out](const Settings& with) { return carry_out(with, orders.log); });
    };
    command("head", "The newest signed head", app::print_log_head);
    command("key", "What heads and cosignatures are verified with", app::print_log_key);
    command("accept-loss", "Go on with a log that is shorter than what was signed",
            app::accept_loss);
    command("witnesses", "How far each witness has got", app::print_witnesses);
    auto* inclusion = command("inclusion", "That an entry is in the log", app::print_inclusion);
    inclusion->add_option("entry", orders.log.entry, "Its number")->required();
    auto* consistency =
        command("consistency", "That the log continues an earlier one", app::print_consistency);
    consistency->add_option("from", orders.log.from, "Entries of the earlier one")->required();
    consistency->add_option("to", orders.log.to, "Entries of the later one; as it is now");
    auto& order = orders.verify;
    auto* verify = add(program, settings, chosen, "verify", "Check journal, log, secrets and state",
                       [&order](const Settings& with) { return app::verify(with, order); });
    verify->add_option("--since", order.since,
                       "File with a signed head: entries before it were checked another time")
        ->check(not_empty);
    verify->add_option("--against", order.against, "Files with signed heads kept elsewhere")
        ->check(not_empty);
    verify->add_option("--witness-key", order.witness_keys,
                       "Verifier keys of witnesses whose cosignatures are verified");
    verify->add_option("--key", order.key, "The log's verifier key; else from its own key")
        ->check(not_empty);
    auto& past = orders.state;
    auto* state =
        add(program, settings, chosen, "state", "Show a dossier as it was at a past moment",
            [&past](const Settings& with) { return app::show_state(with, past); });
    state->add_option("code", past.code, "Of the dossier")->required();
    state->add_option("--at", past.at, "2026-11-23T10:00:00+07:00, or a day for its end")
        ->required();
    verify->add_flag("--log-only", order.log_only, "Leave out secrets, state, triggers and files");
    verify->add_flag("--files", order.files, "Open the content of every file as well");
    verify
        ->add_option("--repair-from", order.repair_from,
                     "The same, with bad contents copied from this folder where it has them whole")
        ->check(not_empty);
}

/// `order` must live until the command runs.
void add_erase(CLI::App& program, Settings& settings, Command& chosen,
               motcua::app::EraseOrder& order) {
    auto* erase =
        add(program, settings, chosen, "erase", "Destroy what ended dossiers say of people",
            [&order](const Settings& with) { return motcua::app::erase(with, order); });
    erase->add_option("code", order.code, "Of one dossier");
    erase->add_option("--ended-before", order.ended_before, "All that ended before this day");
    erase->add_option("--cause", order.cause, "retention_over or ordered")->required();
    erase->add_option("--decision", order.decision, "Number of the paper that orders it")
        ->required();
    erase->add_option("--limit", order.limit, "How many at most")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    erase->add_flag("--dry-run", order.dry_run, "Tell what would be done");
}

/// motcua backup and restore; the orders must live until the command runs.
struct CopyOrders {
    motcua::app::BackupOrder backup;
    motcua::app::RestoreOrder restore;
};
void add_copies(CLI::App& program, Settings& settings, Command& chosen, CopyOrders& orders) {
    namespace app = motcua::app;
    auto* backup =
        add(program, settings, chosen, "backup", "Copy database and files while others serve",
            [&orders](const Settings& with) { return app::backup(with, orders.backup); });
    backup->add_option("--to", orders.backup.to, "Folder of the copy")
        ->required()
        ->check(not_empty);
    backup->add_flag("--with-keys", orders.backup.with_keys,
                     "Copy the keys as well: whoever has the copy can read it");
    auto* restore =
        add(program, settings, chosen, "restore", "Put a backup into an empty data folder",
            [&orders](const Settings& with) { return app::restore(with, orders.restore); });
    restore->add_option("--from", orders.restore.from, "Folder of the backup")
        ->required()
        ->check(not_empty);
    restore->add_option("--keys", orders.restore.keys, "Folder with master.key and log.key");
    restore->add_option("--at", orders.restore.at,
                        "2026-11-23T10:00:00+07:00, or a day for its end: of what was shipped");
}

/// The same for `motcua ship` and for `serve`, where each begins with "ship-".
void add_ship_options(CLI::App& to, motcua::app::ShipSettings& ship, const std::string& prefix) {
    const std::map<std::string, std::int64_t> spans{
        {"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86'400}};
    const std::map<std::string, std::int64_t> moments{{"ms", 1}, {"s", 1000}};
    to.add_option(prefix + "every", ship.every_milliseconds, "Between two segments, as 1s or 500ms")
        ->transform(CLI::AsNumberWithUnit(moments))
        ->check(CLI::Range(std::int64_t{50}, std::int64_t{60'000}));
    to.add_option(prefix + "picture-every", ship.picture_every_seconds,
                  "Between two whole pictures, as 24h")
        ->transform(CLI::AsNumberWithUnit(spans))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{31} * 86'400));
    to.add_option(prefix + "keep", ship.keep_seconds,
                  "How old a moment may be that can be brought back, as 7d")
        ->transform(CLI::AsNumberWithUnit(spans))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{3650} * 86'400));
    to.add_option(prefix + "patience", ship.patience_milliseconds,
                  "How long a second folder that hangs is waited for, as 30s")
        ->transform(CLI::AsNumberWithUnit(moments))
        ->check(CLI::Range(std::int64_t{500}, std::int64_t{600'000}));
}

/// motcua ship, and the same as options of `serve`.
void add_shipping(CLI::App& program, CLI::App& serve, Settings& settings, Command& chosen) {
    serve.add_option("--ship", settings.ship.to,
                     "Second folder for what is committed; beside PostgreSQL for files alone")
        ->check(not_empty);
    add_ship_options(serve, settings.ship, "--ship-");
    auto* ship = add(program, settings, chosen, "ship",
                     "Ship what is committed to a second folder while others serve",
                     motcua::app::ship);
    ship->add_option("--to", settings.ship.to, "The second folder, which exists")
        ->required()
        ->check(not_empty);
    add_ship_options(*ship, settings.ship, "--");
}

void add_witness_options(CLI::App& serve, motcua::app::WitnessSettings& settings) {
    serve.add_option("--witness", settings.witnesses,
                     "Who is shown the log's heads: NAME=https://… or NAME=file:PATH");
    serve.add_option("--witness-key", settings.keys, "Verifier keys of those witnesses");
    serve.add_option("--witness-for", settings.logs, "Verifier keys of logs to be a witness of");
}

/// `import` and `days` must live until the command runs.
void add_import(CLI::App& program, Settings& settings, Command& chosen,
                motcua::app::ImportSettings& import, motcua::app::CalendarImport& days) {
    auto* group = program.add_subcommand("import", "Bring in what others publish");
    group->require_subcommand(1);
    auto* procedures =
        add(*group, settings, chosen, "procedures", "List procedures from a file",
            [&import](const Settings& s) { return motcua::app::import_procedures(s, import); });
    procedures->add_option("file", import.file, "JSON lines or CSV, plain or .gz")->required();
    procedures->add_flag("--dry-run", import.dry_run, "Say what would change, and change nothing");
    auto* compare = procedures->add_option(
        "--compare", import.compare, "Say what this file says otherwise; nothing is imported");
    procedures
        ->add_option("--write-package", import.package,
                     "Write the facts of province and communes there; nothing is imported")
        ->excludes(compare);
    auto* calendar =
        add(*group, settings, chosen, "calendar", "Days off, days worked, closures and hours",
            [&days](const Settings& s) { return motcua::app::import_calendar(s, days); });
    calendar->add_option("file", days.file, "CSV or JSON lines")->required();
    auto* agency = calendar->add_option("--agency", days.agency,
                                        "Code of the agency; else the nation's calendar");
    calendar->add_flag("--province", days.province, "What the province says")->excludes(agency);
    calendar->add_flag("--dry-run", days.dry_run, "Say what would change, and change nothing");
}

/// `due` must live until the command runs.
void add_due(CLI::App& program, Settings& settings, Command& chosen, motcua::app::DueOrder& due) {
    auto* dues = add(program, settings, chosen, "due", "Say when terms on standard input are due",
                     [&due](const Settings& s) { return motcua::app::print_dues(s, due); });
    dues->add_option("--agency", due.agency, "Code of the agency whose calendar counts");
    dues->add_option("--rules", due.rules, "Rules in force on this day, as 2025-07-01");
}

/// Tells apart `motcua demo init | accounts | history`, which all name a demo.
CLI::App* add_demo_commands(CLI::App& program, Settings& settings, Command& chosen,
                            std::string& demo_name) {
    namespace app = motcua::app;
    auto* demo = program.add_subcommand("demo", "The demo province");
    demo->require_subcommand(1);
    auto* init = add(*demo, settings, chosen, "init", "Load a demo province", app::load_demo_only);
    auto* accounts = add(*demo, settings, chosen, "accounts", "List the demo sign-ins",
                         app::print_demo_accounts);
    auto* history = add(*demo, settings, chosen, "history",
                        "Load it and write its past into an empty database", app::write_past);
    for (auto* each : {init, accounts, history})
        each->add_option("--demo", demo_name, "Which one")->capture_default_str();
    auto& past = settings.history;
    history->add_option("--months", past.months, "How long it is")
        ->check(CLI::Range(1, 60))
        ->capture_default_str();
    auto* dossiers = history->add_option("--dossiers", past.dossiers,
                                         "How many; by the demo's own measure when left out");
    dossiers->check(CLI::Range(100, 2'000'000));
    history->add_flag("--full-year", past.full_year, "A year with 612030 dossiers")
        ->excludes(dossiers);
    history->add_option("--seed", past.seed, "Another past")->capture_default_str();
    history->add_option("--today", past.today, "The day it is then, as 2026-11-24");
    return demo;
}

void add_sms_options(CLI::App& serve, Settings& settings) {
    serve.add_option("--sms-gateway", settings.sms.gateway, "URL that sends notices by SMS");
    serve.add_option("--sms-user", settings.sms.user,
                     "Our name there; the password is in MOTCUA_SMS_PASSWORD");
    serve.add_option("--sms-from", settings.sms.from, "The sender that people see");
}

/// Who is spoken to beside people.
void add_neighbours(CLI::App& serve, Settings& settings) {
    add_sms_options(serve, settings);
    add_witness_options(serve, settings.witness);
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
    auto* demo_named =
        serve->add_option("--demo", settings.demo, "Load a demo province when it is not there");
    demo_named->expected(0, 1);
    bool without_history = false;
    serve->add_flag("--no-history", without_history, "Leave the demo province without a past");
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
    add_neighbours(*serve, settings);
    add_shipping(program, *serve, settings, chosen);
    add(program, settings, chosen, "check", "Check configuration, templates, routes", app::check);
    add(program, settings, chosen, "migrate", "Bring the database up to date", app::migrate);
    auto* rebuild = add(program, settings, chosen, "rebuild", "Apply the journal anew and compare",
                        app::rebuild_check);
    bool check_only = false;
    rebuild->add_flag("--check", check_only, "Compare only (the one mode there is)");
    std::string demo_name = app::demo_by_default;
    auto* demo = add_demo_commands(program, settings, chosen, demo_name);
    AgencyOrder order;
    add_agency_commands(program, settings, chosen, order);
    app::EraseOrder erase_order;
    add_erase(program, settings, chosen, erase_order);
    CopyOrders copy_orders;
    add_copies(program, settings, chosen, copy_orders);
    LogOrders log_orders;
    add_log_commands(program, settings, chosen, log_orders);
    app::ImportSettings import;
    app::CalendarImport days;
    add_import(program, settings, chosen, import, days);
    app::DueOrder due;
    add_due(program, settings, chosen, due);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    if (demo->parsed() || (demo_named->count() > 0 && settings.demo.empty()))
        settings.demo = demo_name;
    if (const char* password = std::getenv("MOTCUA_SMS_PASSWORD")) settings.sms.password = password;
    settings.with_history = !without_history;
    settings.home = app::home_of_program();
    return chosen(settings);
}

}

int main(int argc, char** argv) {
    // Database, files and keys hold people's data: nobody else on the machine reads them.
    ::umask(0077);
    spdlog::set_default_logger(spdlog::stderr_color_mt("motcua"));
    int code = 1;
    try {
        code = run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "motcua: " << error.what() << '\n';
    }
    // A thread may hang in a second folder for ever: what it uses must not be taken away from it.
    std::fflush(nullptr);
    std::cout.flush();
    std::_Exit(code);
}
