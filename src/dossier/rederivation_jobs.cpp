#include "src/dossier/rederivation_jobs.h"

#include <map>

#include "src/dossier/rederivation_actions.h"

namespace motcua::dossier {
namespace {

constexpr std::int64_t read_at_once = 1000;
/// So many entries in one transaction: few enough that nobody waits for it.
constexpr std::size_t moved_at_once = 50;

using Calendars = std::map<std::string, CalendarInForce>;

bool moves(sql::Session& session, const Rulebook& rules, const TimeRulesInForce& time_rules,
           const Promise& promise, base::Instant now, Calendars& known) {
    const auto& agency = promise.subject.competent_agency;
    auto place = known.find(agency);
    if (place == known.end())
        place = known.emplace(agency, rules.calendar_of(session, agency)).first;
    if (place->second.layers == calendar::layers_in(promise.derivation) &&
        time_rules.revision == promise.derivation.integer_at("time_rules"))
        return false;
    const auto told = told_in(promise.derivation, promise.due_at);
    return told && changes_something(
                       reckon_anew(*told, *place->second.days, *time_rules.all, now).fate);
}

std::int64_t move_all(office::Office& office, const Rulebook& rules,
                      const std::vector<std::int64_t>& dossiers) {
    std::int64_t moved = 0;
    for (std::size_t i = 0; i < dossiers.size(); i += moved_at_once) {
        const std::vector<std::int64_t> some(
            dossiers.begin() + static_cast<std::ptrdiff_t>(i),
            dossiers.begin() +
                static_cast<std::ptrdiff_t>(std::min(i + moved_at_once, dossiers.size())));
        const auto done =
            office.perform(office::system_actor(), nullptr, [&](office::Act& act) {
                return base::Result<std::int64_t, bool>(reckon_anew(act, rules, some));
            });
        moved += done ? *done : 0;
    }
    return moved;
}

}

std::int64_t follow_calendars(office::Office& office, const Rulebook& rules,
                              const std::stop_token& stop) {
    const auto published = office.look(publications_to_follow);
    if (published.empty()) return 0;
    std::int64_t moved = 0;
    PromisePlace place{office.now(), 0};
    Calendars known;
    while (true) {
        std::vector<std::int64_t> moving;
        const bool more = office.look([&](sql::Session& session) {
            const auto promises = promises_after(session, place, read_at_once);
            const auto time_rules = rules.rules_of_time(session);
            for (const auto& promise : promises) {
                place = {promise.due_at, promise.dossier_id};
                if (moves(session, rules, time_rules, promise, office.now(), known))
                    moving.push_back(promise.dossier_id);
            }
            return !promises.empty();
        });
        if (!more) break;
        moved += move_all(office, rules, moving);
        if (stop.stop_requested()) return moved;
    }
    office.database().write([&](sql::Session& session) {
        note_followed(session, published);
        return sql::Outcome::keep;
    });
    return moved;
}

}
