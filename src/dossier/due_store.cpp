#include "src/dossier/due_store.h"

#include "src/calendar/derivation.h"
#include "src/catalogue/layer_store.h"

namespace motcua::dossier {
namespace {

json::Object derivation_of(const calendar::Due& due, const Basis& basis) {
    json::Array skipped;
    for (const auto& each : due.skipped)
        skipped.push_back(json::Object{{"day", base::iso_day(each.day)}, {"reason", each.reason}});
    const auto& run = basis.run;
    const auto& rules = basis.rules.on(base::day_of(run.from));
    json::Object derivation{{"received_at", base::rfc3339(run.from)},
                            {"counted_from", base::rfc3339(due.counted_from)},
                            {"rule", due.rule},
                            {"unit", std::string(calendar::name_of(run.term.unit))},
                            {"length", run.term.length},
                            {"skipped", skipped},
                            {"stretches", calendar::stretches_of(due)},
                            {"due_at", base::rfc3339(due.at)},
                            {"provisional", due.provisional},
                            {"source", basis.source},
                            {"certainty", basis.certainty}};
    calendar::add_layers(derivation, basis.calendar.layers);
    if (basis.rules.revision > 0) derivation.emplace("time_rules", basis.rules.revision);
    if (!run.stops.empty()) derivation.emplace("stops", calendar::stops_of(run));
    if (rules.due_time) derivation.emplace("due_time", calendar::due_time_of(rules));
    return derivation;
}

}

Basis basis_of(const catalogue::Variant& variant, base::Instant from, CalendarInForce calendar,
               TimeRulesInForce rules) {
    return {calendar::TermRun{from, variant.limit}, variant.limit_source, variant.limit_certainty,
            std::move(calendar), rules};
}

base::Result<calendar::Due, calendar::DueProblem> due_by(const Basis& basis) {
    return calendar::due(basis.run, *basis.calendar.days,
                         basis.rules.on(base::day_of(basis.run.from)));
}

json::Object body_of(const calendar::Due& due, const Basis& basis) {
    const auto& nation = basis.calendar.nation();
    return {{"due_at", base::to_microseconds(due.at)},
            {"provisional", due.provisional},
            {"calendar", nation.code},
            {"calendar_revision", nation.revision},
            {"derivation", derivation_of(due, basis)}};
}

catalogue::Prices prices_of(sql::Session& session, const Dossier& dossier,
                            const catalogue::Variant& variant) {
    return catalogue::prices_on(catalogue::layers_of(session, dossier.procedure), variant.code,
                                base::iso_day(base::day_of(dossier.submitted_at)));
}

catalogue::Variant variant_on(sql::Session& session, const Rulebook& rules, const Dossier& dossier,
                              base::Day day) {
    const auto& procedure = rules.procedure(session, dossier.procedure, dossier.procedure_revision);
    return catalogue::as_decided(*procedure.variant(dossier.variant),
                                 catalogue::layers_of(session, procedure.code), base::iso_day(day));
}

std::optional<json::Object> limit_anew(sql::Session& session, const Rulebook& rules,
                                       const Dossier& dossier, base::Instant now) {
    const auto accepted = acceptance_of(session, dossier.id);
    const auto variant =
        variant_on(session, rules, dossier, base::day_of(accepted ? accepted->accepted_at : now));
    const auto basis =
        basis_of(variant, now, rules.calendar_of(session, dossier.competent_agency),
                 rules.rules_of_time(session));
    const auto due = due_by(basis);
    if (!due) return std::nullopt;
    return body_of(*due, basis);
}

}
