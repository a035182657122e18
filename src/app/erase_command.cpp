#include "src/app/erase_command.h"

#include <fmt/core.h>

#include "src/app/wiring.h"
#include "src/dossier/erasure_actions.h"
#include "src/dossier/erasure_jobs.h"
#include "src/dossier/erasure_store.h"
#include "src/office/outbox.h"

namespace motcua::app {
namespace {

/// What became of one dossier: the entry, or the name of why not.
using Erased = base::Result<office::Entry, std::string>;

Erased erased(Parts& parts, const EraseOrder& order, const std::string& code) {
    std::optional<dossier::Outcome> seen;
    const auto kept = parts.office().perform(
        office::system_actor(), nullptr, [&](office::Act& act) -> base::Result<bool, bool> {
            seen = dossier::erase(act, code, {order.cause, order.decision});
            if (!*seen || order.dry_run) return base::problem(false);
            return true;
        });
    if (!*seen) return base::problem(std::string(name_of(seen->error().why)));
    if (kept) {
        const auto lane = "erasure:" + std::to_string((*seen)->stream);
        const auto waiting = parts.office().look(
            [&](sql::Session& session) { return office::waiting_in(session, lane); });
        for (const auto& effect : waiting)
            dossier::destroy_remains(parts.office(), parts.files(), effect);
    }
    return std::move(**seen);
}

std::vector<std::string> codes_in(Parts& parts, const EraseOrder& order, base::Day before) {
    if (!order.code.empty()) return {order.code};
    return parts.office().look([&](sql::Session& session) {
        return dossier::ended_before(session, base::from_local(before), order.limit);
    });
}

json::Object told(const std::string& code, const Erased& done) {
    if (!done) return {{"code", code}, {"ok", false}, {"problem", done.error()}};
    return {{"code", code}, {"ok", true}, {"files", done->body.at("files")}};
}

}

int erase(const Settings& settings, const EraseOrder& order) {
    const auto before =
        order.ended_before.empty() ? base::Day{} : base::parse_day(order.ended_before);
    if (!before || order.code.empty() == order.ended_before.empty()) {
        fmt::print(stderr, "motcua: give the code of one dossier, or --ended-before with a day\n");
        return 2;
    }
    if (!has_database(settings)) {
        fmt::print(stderr, "motcua: there is no database in {}\n", settings.data.string());
        return 2;
    }
    Parts parts(settings);
    json::Array all;
    bool any_refused = false;
    for (const auto& code : codes_in(parts, order, *before)) {
        const auto done = erased(parts, order, code);
        any_refused = any_refused || !done;
        all.emplace_back(told(code, done));
        if (settings.json) continue;
        fmt::print("{}{}: {}\n", order.dry_run ? "would be: " : "", code,
                   done ? "erased" : "refused, " + done.error());
    }
    const auto count = static_cast<std::int64_t>(all.size());
    if (settings.json)
        fmt::print("{}\n", json::canonical(json::Object{{"ok", !any_refused},
                                                        {"dry_run", order.dry_run},
                                                        {"dossiers", std::move(all)}}));
    else
        fmt::print("{} dossiers\n", count);
    return any_refused ? 1 : 0;
}

}
