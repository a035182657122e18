#include "src/dossier/derivation_store.h"

#include <map>

#include <fmt/format.h>

#include "lib/base/time.h"
#include "src/calendar/calendar_store.h"
#include "src/calendar/derivation.h"

namespace motcua::dossier {
namespace {

using Calendars = std::map<std::string, calendar::OfficeCalendar>;

const calendar::OfficeCalendar& named_in(sql::Session& session, const json::Value& derivation,
                                         Calendars& known) {
    const auto layers = calendar::layers_in(derivation);
    std::string names;
    for (const auto& layer : layers) names += fmt::format("{} {} ", layer.code, layer.revision);
    const auto found = known.find(names);
    if (found != known.end()) return found->second;
    return known.emplace(names, calendar::get(session, layers)).first->second;
}

bool is_true(const json::Value& derivation, base::Instant due_at,
             const calendar::OfficeCalendar& days) {
    if (derivation.text_at("due_at") != base::rfc3339(due_at)) return false;
    return !calendar::fault_in(derivation, calendar::open_days_of(days));
}

}

std::int64_t derivations_without_truth(sql::Session& session) {
    Calendars known;
    std::int64_t found = 0;
    std::int64_t after = 0;
    while (true) {
        const auto rows = session.query("SELECT dossier_id, due_at, derivation FROM acceptances"
                                        " WHERE dossier_id > $1 ORDER BY dossier_id LIMIT 1000",
                                        after);
        if (rows.empty()) return found;
        for (const auto& row : rows) {
            after = row.integer(0);
            const auto derivation = json::parse(row.text(2));
            if (!derivation || derivation->array_at("stretches").empty()) continue;
            const auto due_at = base::from_microseconds(row.integer(1));
            if (!is_true(*derivation, due_at, named_in(session, *derivation, known))) ++found;
        }
    }
}

}
