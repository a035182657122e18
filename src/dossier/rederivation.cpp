#include "src/dossier/rederivation.h"

namespace motcua::dossier {

using enum Fate;

std::optional<Told> told_in(const json::Value& derivation, base::Instant due_at) {
    const auto received = base::parse_rfc3339(derivation.text_at("received_at"));
    const auto unit = calendar::parse_unit(derivation.text_at("unit"));
    if (!received || !unit) return std::nullopt;
    Told told{{*received, {*unit, derivation.integer_at("length")}},
              due_at,
              derivation.boolean_at("provisional")};
    for (const auto& stop : derivation.array_at("stops")) {
        const auto from = base::parse_rfc3339(stop.text_at("from"));
        const auto to = base::parse_rfc3339(stop.text_at("to"));
        if (!from || !to) return std::nullopt;
        told.run.stops.push_back({*from, *to});
    }
    return told;
}

std::string_view name_of(Fate fate) {
    switch (fate) {
    case stands: return "stands";
    case made_firm: return "made_firm";
    case later: return "later";
    case earlier: return "earlier";
    case over: return "over";
    case would_be_over: return "would_be_over";
    case no_due_date: return "no_due_date";
    }
    return "";
}

bool changes_something(Fate fate) { return fate == made_firm || fate == later || fate == earlier; }

Reckoned reckon_anew(const Told& told, const calendar::OfficeCalendar& calendar,
                     const std::vector<calendar::TimeRules>& rules, base::Instant now) {
    if (told.due_at <= now) return {over, std::nullopt};
    auto due = calendar::due(told.run, calendar,
                             calendar::rules_on(rules, base::day_of(told.run.from)));
    if (!due) return {no_due_date, std::nullopt};
    // Derivations keep moments to the second.
    const auto to_second = [](base::Instant at) {
        return std::chrono::floor<std::chrono::seconds>(at);
    };
    const auto before = to_second(told.due_at);
    const auto after = to_second(due->at);
    if (after == before) {
        if (!told.provisional || due->provisional) return {stands, std::nullopt};
        return {made_firm, std::move(*due)};
    }
    if (after > before) return {later, std::move(*due)};
    if (due->at <= now) return {would_be_over, std::nullopt};
    return {earlier, std::move(*due)};
}

}
