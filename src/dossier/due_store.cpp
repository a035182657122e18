#include "src/dossier/due_store.h"

#include "src/calendar/derivation.h"
#include "src/catalogue/layer_store.h"

namespace motcua::dossier {
namespace {

json::Object derivation_of(const calendar::Due& due, const catalogue::Variant& variant,
                           const CalendarInForce& in_force, base::Instant accepted_at) {
    json::Array skipped;
    for (const auto& each : due.skipped)
        skipped.push_back(json::Object{{"day", base::iso_day(each.day)}, {"reason", each.reason}});
    json::Object derivation{{"received_at", base::rfc3339(accepted_at)},
                            {"counted_from", base::rfc3339(due.counted_from)},
                            {"rule", due.rule},
                            {"unit", std::string(calendar::name_of(variant.limit.unit))},
                            {"length", variant.limit.length},
                            {"skipped", skipped},
                            {"stretches", calendar::stretches_of(due)},
                            {"due_at", base::rfc3339(due.at)},
                            {"provisional", due.provisional},
                            {"source", variant.limit_source},
                            {"certainty", variant.limit_certainty}};
    calendar::add_layers(derivation, in_force.layers);
    return derivation;
}

}

json::Object body_of(const calendar::Due& due, const catalogue::Variant& variant,
                     const CalendarInForce& calendar, base::Instant received_at) {
    return {{"due_at", base::to_microseconds(due.at)},
            {"provisional", due.provisional},
            {"calendar", calendar.nation().code},
            {"calendar_revision", calendar.nation().revision},
            {"derivation", derivation_of(due, variant, calendar, received_at)}};
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
    const auto calendar = rules.calendar_of(session, dossier.competent_agency);
    const auto due = calendar::due(now, variant.limit, *calendar.days);
    if (!due) return std::nullopt;
    return body_of(*due, variant, calendar, now);
}

}
