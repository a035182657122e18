#include "src/app/state_command.h"

#include <fmt/core.h>
#include <unistd.h>

#include "lib/base/random.h"
#include "lib/sql/scratch.h"
#include "src/app/wiring.h"
#include "src/document/file_store.h"
#include "src/dossier/dossier_view_store.h"
#include "src/office/replay.h"

namespace motcua::app {
namespace {

constexpr std::int64_t entries_max = 1000;

std::optional<base::Instant> moment_in(const std::string& text) {
    if (const auto moment = base::parse_rfc3339(text)) return moment;
    const auto day = base::parse_day(text);
    if (!day) return std::nullopt;
    return base::from_local(*day + std::chrono::days{1}) - std::chrono::microseconds{1};
}

office::Scope everything() {
    office::Scope scope;
    scope.all = true;
    return scope;
}

/// The program itself, that reads as a colleague.
office::Actor reader() {
    auto actor = office::system_actor();
    actor.positions.push_back({office::Role::administrator, "", ""});
    return actor;
}

/// Uploads are no entries of the journal: what is known of those that the dossier names is copied.
void copy_files(sql::Session& from, sql::Session& to, base::Instant now) {
    for (const auto& row : to.query("SELECT file_id FROM paper_files UNION SELECT file_id"
                                    " FROM site_visit_files UNION SELECT file_id"
                                    " FROM issuance_files ORDER BY file_id LIMIT 1000"))
        if (const auto file = document::find_file(from, row.integer(0)))
            document::insert_file(to, *file, now);
}

json::Object described(sql::Session& session, const office::Office& office,
                       const dossier::Dossier& found, base::Instant moment) {
    const auto actor = reader();
    const dossier::Rulebook rules;
    auto whole = dossier::describe(session, office.vault(), rules, found, {actor, "vi", moment});
    json::Array journal;
    for (const auto& entry :
         office::entries_of(session, office.vault(), found.id.value(), 0, entries_max))
        journal.emplace_back(dossier::describe(session, entry, actor));
    whole.emplace("at", base::rfc3339(moment));
    whole.emplace("journal", std::move(journal));
    return whole;
}

std::optional<json::Object> state_at(const Settings& settings, office::Office& office,
                                     const dossier::Dossier& now, base::Instant moment) {
    const auto scratch = sql::open_scratch(
        settings.data / fmt::format("state-{}.tmp", ::getpid()), settings.home / "migrations");
    office.database().read([&](sql::Session& session) {
        office::EvidenceReader reader(office.vault());
        const office::PastStream past{now.id.value(), moment, "dossier_submitted",
                                      "dossier_settled_at_once"};
        office::replay(office, session, *scratch, {past, true}, reader);
        if (!reader.is_sound())
            throw sql::Error(fmt::format("the secret of entry {} does not fit its commitment",
                                         reader.first_fault()->row),
                             false);
        scratch->write([&](sql::Session& to) {
            copy_files(session, to, moment);
            return sql::Outcome::keep;
        });
    });
    std::optional<json::Object> whole;
    scratch->read([&](sql::Session& session) {
        if (const auto then = dossier::find(session, everything(), now.code))
            whole = described(session, office, *then, moment);
    });
    return whole;
}

void print(const json::Value& whole) {
    fmt::print("{} at {}\n", whole.text_at("code"), whole.text_at("at"));
    fmt::print("  status      {} ({})\n", whole.text_at("status"), whole.integer_at("status_code"));
    fmt::print("  version     {}\n", whole.integer_at("version"));
    fmt::print("  procedure   {}\n", whole.at("procedure").text_at("name"));
    fmt::print("  received    {} {}\n", whole.text_at("submitted_at"),
               whole.at("receiving_unit").text_at("name"));
    fmt::print("  due         {}\n", whole.at("acceptance").text_at("due_at", "-"));
    fmt::print("  owner       {}\n", whole.at("owner").text_at("full_name", "-"));
    for (const auto& step : whole.array_at("steps"))
        fmt::print("  step        {:<12} {:<10} {}\n", step.text_at("step"), step.text_at("state"),
                   step.text_at("officer"));
    for (const auto& entry : whole.array_at("journal"))
        fmt::print("  entry {:<5} {} {:<24} {}\n", entry.integer_at("version"), entry.text_at("at"),
                   entry.text_at("kind"), entry.at("actor").text_at("login"));
}

/// The dossier as it is now, its reading noted.
std::optional<dossier::Dossier> noted(office::Office& office, const std::string& code) {
    std::optional<dossier::Dossier> found;
    office.database().write([&](sql::Session& session) {
        found = dossier::find(session, everything(), code);
        if (!found) return sql::Outcome::undo;
        dossier::note_reading(session, office.ids().next(), office.now(), office::system_actor(),
                              found->id, "state");
        return sql::Outcome::keep;
    });
    return found;
}

}

int show_state(const Settings& settings, const StateOrder& order) {
    const auto moment = moment_in(order.at);
    if (!moment) {
        fmt::print(stderr,
                   "motcua: --at must be a moment, as 2026-11-23T10:00:00+07:00, or a day\n");
        return 2;
    }
    const auto database = open_database(settings, false);
    const auto holder = base::random_token(128);
    const auto node = office::lease_node(*database, office::Office::system_clock(), holder);
    office::Office office(*database, office::Vault::open(settings.data, false), appliers(),
                          office::Office::system_clock, node);
    const auto now = noted(office, order.code);
    const auto then = now ? state_at(settings, office, *now, *moment) : std::nullopt;
    office::release_node(*database, node, holder);
    if (!then) {
        fmt::print(stderr, "motcua: no_such_dossier\n");
        if (settings.json) fmt::print("{}\n", R"({"problem":"no_such_dossier"})");
        return 1;
    }
    if (settings.json)
        fmt::print("{}\n", json::canonical(*then));
    else
        print(*then);
    return 0;
}

}
