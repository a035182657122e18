#include "src/app/agency_commands.h"

#include <functional>
#include <optional>
#include <stdexcept>

#include <fmt/core.h>

#include "src/app/wiring.h"
#include "src/dossier/dossier_store.h"
#include "src/organisation/agency_actions.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/agency_view_store.h"
#include "src/people/account_actions.h"
#include "src/people/account_store.h"

namespace motcua::app {
namespace {

using base::problem;
using organisation::AgencyProblem;
/// What was done, or the name of why not.
using Done = base::Result<json::Object, std::string>;

std::string named(AgencyProblem why) { return std::string(name_of(why)); }

base::Day day_of(const AgencyOrder& order, base::Instant now) {
    if (order.on.empty()) return base::day_of(now);
    const auto day = base::parse_day(order.on);
    if (!day) throw std::runtime_error("--on must be a day, as 2025-07-01");
    return *day;
}

int answered(const Settings& settings, const Done& done, bool dry_run) {
    if (settings.json) {
        json::Object body{{"ok", done.has_value()}, {"dry_run", dry_run}};
        if (done)
            body["done"] = *done;
        else
            body["problem"] = done.error();
        fmt::print("{}\n", json::canonical(body));
    } else if (done) {
        fmt::print("{}{}\n", dry_run ? "would be: " : "", json::pretty(*done));
    } else {
        fmt::print(stderr, "refused: {}\n", done.error());
    }
    return done ? 0 : 1;
}

/// Performs what is asked for as the program itself, all or nothing; a dry run is undone.
int perform(const Settings& settings, const AgencyOrder& order,
            const std::function<Done(office::Act&)>& action) {
    Parts parts(settings);
    std::optional<Done> seen;
    const auto kept =
        parts.office().perform(office::system_actor(), nullptr, [&](office::Act& act) -> Done {
            seen = action(act);
            if (*seen && order.dry_run) return problem(std::string("dry_run"));
            return *seen;
        });
    return answered(settings, order.dry_run ? *seen : kept, order.dry_run);
}

std::map<std::string, std::string> unit_map(const AgencyOrder& order) {
    std::map<std::string, std::string> units;
    for (const auto& pair : order.sub_units) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos)
            throw std::runtime_error("--unit must be theirs=ours: " + pair);
        units[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return units;
}

/// Officers go where the dossiers of their sub-unit go; how many did.
std::int64_t move_officers(office::Act& act, const std::string& agency, base::Day on) {
    std::int64_t moved = 0;
    for (const auto& holder : people::holders_at(act.session, agency, on)) {
        auto position = holder.position;
        const auto heir = organisation::successor_on(act.session, {agency, position.sub_unit}, on);
        people::end_position(act, holder.account, position, on);
        position.agency = heir.agency;
        position.sub_unit = heir.sub_unit;
        people::grant_position(act, holder.account, position, on);
        ++moved;
    }
    return moved;
}

Done succeed(office::Act& act, const AgencyOrder& order, const std::string& way) {
    const auto on = day_of(order, act.now);
    json::Array ended;
    for (const auto& agency : order.from) {
        const auto known = organisation::find(act.session, agency, on);
        const auto code = known ? known->code : agency;
        const auto dossiers = dossier::open_steps_at(act.session, code);
        const auto done = organisation::succeed_agency(
            act, {code, order.into, way, on, order.cause, unit_map(order)});
        if (!done) return problem(named(done.error()) + ": " + agency);
        ended.push_back(json::Object{{"agency", code},
                                     {"open_dossiers", dossiers},
                                     {"officers", move_officers(act, code, on)}});
    }
    json::Array into;
    for (const auto& code : order.into) into.emplace_back(code);
    return json::Object{{"way", way},
                        {"ended", std::move(ended)},
                        {"into", std::move(into)},
                        {"on", base::iso_day(on)},
                        {"cause", order.cause}};
}

Done entry_in(const organisation::AgencyOutcome& outcome) {
    if (!outcome) return problem(named(outcome.error()));
    return json::Object{{"kind", outcome->kind}, {"body", outcome->body}};
}

}

int list_agencies(const Settings& settings, const AgencyOrder& order) {
    Parts parts(settings);
    const auto today = day_of(order, parts.office().now());
    const auto found = parts.office().look([&](sql::Session& session) {
        return organisation::agencies(session, {.kind = order.kind, .words = order.words}, today);
    });
    json::Array items;
    for (const auto& agency : found) {
        items.emplace_back(organisation::describe_line(parts.areas(), agency, {"vi", today}));
        if (!settings.json)
            fmt::print("{:<14} {:<22} {} {}\n", agency.code, agency.kind, agency.live ? "●" : "○",
                       agency.name_vi);
    }
    if (settings.json) fmt::print("{}\n", json::canonical(items));
    return 0;
}

int show_agency(const Settings& settings, const AgencyOrder& order) {
    Parts parts(settings);
    const auto today = day_of(order, parts.office().now());
    const auto shown = parts.office().look([&](sql::Session& session) -> Done {
        const auto agency = organisation::find(session, order.code, today);
        if (!agency) return problem(named(AgencyProblem::unknown_agency));
        auto described = organisation::describe(session, parts.areas(), *agency, {"vi", today});
        json::Array positions;
        for (const auto& holder : people::holders_at(session, agency->code, today))
            positions.push_back(
                json::Object{{"login", holder.login},
                             {"role", std::string(office::name_of(holder.position.role))},
                             {"sub_unit", holder.position.sub_unit}});
        described["positions"] = std::move(positions);
        described["open_dossiers"] = dossier::open_steps_at(session, agency->code);
        return described;
    });
    return answered(settings, shown, false);
}

int rename_agency(const Settings& settings, const AgencyOrder& order) {
    return perform(settings, order, [&](office::Act& act) {
        return entry_in(organisation::rename_agency(
            act, {order.code, order.name_vi, order.name_en, day_of(order, act.now), order.cause}));
    });
}

int merge_agencies(const Settings& settings, const AgencyOrder& order) {
    if (order.into.size() != 1) throw std::runtime_error("a merger has one --into");
    return perform(settings, order, [&](office::Act& act) { return succeed(act, order, "merge"); });
}

int split_agency(const Settings& settings, const AgencyOrder& order) {
    if (order.from.size() != 1) throw std::runtime_error("a split has one --from");
    return perform(settings, order, [&](office::Act& act) { return succeed(act, order, "split"); });
}

int close_agency(const Settings& settings, const AgencyOrder& order) {
    return perform(settings, order, [&](office::Act& act) -> Done {
        const auto on = day_of(order, act.now);
        const auto known = organisation::find(act.session, order.code, on);
        if (known && dossier::open_steps_at(act.session, known->code) > 0)
            return problem(named(AgencyProblem::open_dossiers));
        return entry_in(organisation::close_agency(act, order.code, on, order.cause));
    });
}

int open_agency(const Settings& settings, const AgencyOrder& order) {
    return perform(settings, order, [&](office::Act& act) {
        return entry_in(organisation::set_live(act, order.code, true));
    });
}

}
