#include "src/catalogue/layer_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/calendar/calendar_store.h"
#include "src/catalogue/layer_store.h"
#include "src/catalogue/opening_actions.h"
#include "src/catalogue/procedure_store.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"

namespace motcua::catalogue {
namespace {

using enum ListingWhy;

/// The shared refusals; the answer of an earlier run, or the version to go on from.
struct OpenedLayers {
    office::Version version = 0;
    std::optional<office::Entry> earlier = {};
};
ListingResult<OpenedLayers> open_layers(office::Act& act, const ListingTarget& target) {
    if (!keeps_catalogue(act.actor)) return refuse(not_yours);
    const auto newest = office::newest_revision(act.session, "procedures", target.code);
    if (!newest) return refuse(no_such_procedure);
    const auto before = office::earlier(act);
    if (before.mismatch) return refuse(key_reused);
    if (before.entry)
        return OpenedLayers{0, office::find_entry(act.session, act.vault, *before.entry)};
    if (!target.seen.given) return refuse(version_missing);
    const auto version = layer_version(act.session, target.code);
    const auto& seen = target.seen.versions;
    if (!target.seen.any && std::find(seen.begin(), seen.end(), version) == seen.end())
        return refuse(changed_meanwhile, {{"current", fmt::format("\"{}\"", version)}});
    if (*newest == 0) return refuse(not_published);
    return OpenedLayers{version};
}

ListingOutcome committed(office::Act& act, const std::string& code, office::Version version,
                         std::string kind, json::Object body) {
    office::Draft draft;
    draft.stream = office::stream_named("province_layer " + code);
    draft.expected = version;
    draft.kind = std::move(kind);
    body["code"] = code;
    draft.body = std::move(body);
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refuse(changed_meanwhile);
    return std::move(*entry);
}

Procedure newest_of(office::Act& act, const std::string& code) {
    return get(act.session, code,
               office::newest_revision(act.session, "procedures", code).value_or(0));
}

std::vector<std::string> steps_of(office::Act& act, const Procedure& procedure) {
    std::vector<std::string> codes;
    const auto revision = office::newest_revision(act.session, "processes", procedure.process);
    if (!revision) return codes;
    const auto text =
        office::published_text(act.session, "processes", procedure.process, *revision);
    for (const auto& step : text.array_at("steps")) codes.push_back(step.text_at("code"));
    return codes;
}

/// The working days of the controller's own agency.
calendar::OfficeCalendar calendar_of(office::Act& act) {
    const auto codes =
        organisation::calendars_of(act.session, act.actor.positions.front().agency);
    return calendar::get(act.session, calendar::newest_layers(act.session, codes));
}

}

ListingOutcome take_decision(office::Act& act, const ListingTarget& target, const Layer& layer) {
    auto opened = open_layers(act, target);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto procedure = newest_of(act, target.code);
    if (auto fault = fault_in(layer, procedure, steps_of(act, procedure)))
        return base::problem(std::move(*fault));
    if (!layer.agency.empty()) {
        const auto agency = organisation::find(act.session, layer.agency, base::day_of(act.now));
        if (!agency) return refuse(unknown_agency);
        if (agency->kind != procedure.competent_kind || !agency->answers_for(procedure.sector))
            return refuse(agency_not_competent);
    }
    const auto days = days_of(layer, calendar_of(act));
    return committed(act, target.code, opened->version, "province_layer_decided",
                     {{"layer", to_json(layer)},
                      {"publish_by", days.publish_by},
                      {"signed_late", days.signed_late}});
}

ListingOutcome note_layer_published(office::Act& act, const ListingTarget& target,
                                    std::int64_t revision, const std::string& on) {
    auto opened = open_layers(act, target);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto rows = layer_rows(act.session, target.code);
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const LayerRow& each) { return each.revision == revision; });
    if (row == rows.end()) return refuse(unknown_decision);
    if (!row->published_on.empty()) return refuse(noted_before);
    if (!base::parse_day(on)) return refuse(bad_day);
    if (on < row->layer.signed_on) return refuse(before_decision);
    return committed(act, target.code, opened->version, "province_layer_published",
                     {{"revision", revision}, {"on", on}});
}

}
