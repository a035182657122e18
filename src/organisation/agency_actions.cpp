#include "src/organisation/agency_actions.h"

#include <algorithm>
#include <stdexcept>

#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/areas.h"
#include "src/organisation/code.h"

namespace motcua::organisation {
namespace {

using base::problem;

constexpr std::int64_t schema_number = 2;

std::int64_t stream_of(const std::string& code) { return office::stream_named("agency " + code); }

void must(bool holds, const std::string& code, const std::string& what) {
    if (!holds) throw std::runtime_error("agency " + code + ": " + what);
}

void check_text(const json::Value& text) {
    const auto code = text.text_at("code");
    const auto parsed = AgencyCode::parse(code);
    must(parsed && parsed->text() == code, code, "its code is none of decision 20/2020");
    must(std::find(agency_kinds.begin(), agency_kinds.end(), text.text_at("kind")) !=
             agency_kinds.end(),
         code, "unknown kind");
    must(era_named(text.text_at("area_era", "2025-07")).has_value(), code, "unknown era");
    const auto from = text.text_at("valid_from");
    must(from.empty() || base::parse_day(from).has_value(), code, "valid_from is no day");
    must(!text.at("name").text_at("vi").empty() && !text.at("name").text_at("en").empty(), code,
         "it has no name in two languages");
}

/// One more entry of an agency's stream.
AgencyOutcome committed(office::Act& act, const Agency& agency, std::string kind,
                        json::Object body) {
    office::Draft draft;
    draft.stream = stream_of(agency.code);
    draft.expected = agency.version;
    draft.kind = std::move(kind);
    body["agency"] = agency.code;
    draft.body = std::move(body);
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return problem(AgencyProblem::changed_meanwhile);
    return std::move(*entry);
}

}

bool register_agency(office::Act& act, const json::Value& text) {
    check_text(text);
    const auto code = text.text_at("code");
    if (find(act.session, code, base::day_of(act.now))) return false;
    office::Draft draft;
    draft.stream = stream_of(code);
    draft.kind = "agency_registered";
    draft.schema_number = schema_number;
    draft.body = *text.object();
    return office::commit(act, std::move(draft)).has_value();
}

AgencyOutcome rename_agency(office::Act& act, const Renaming& renaming) {
    const auto agency = find(act.session, renaming.agency, renaming.on);
    const auto names = agency ? names_of(act.session, agency->code) : std::vector<AgencyName>{};
    if (const auto fault = fault_in(renaming, agency, names)) return problem(*fault);
    return committed(act, *agency, "agency_renamed",
                     {{"name", json::Object{{"vi", renaming.name_vi}, {"en", renaming.name_en}}},
                      {"on", base::iso_day(renaming.on)},
                      {"cause", renaming.cause}});
}

AgencyOutcome succeed_agency(office::Act& act, const Succeeding& wanted) {
    const auto agency = find(act.session, wanted.agency, wanted.on);
    std::vector<Agency> successors;
    for (const auto& code : wanted.successors)
        if (auto known = find(act.session, code, wanted.on))
            successors.push_back(std::move(*known));
    const auto heirs = decide_succession(wanted, agency, successors);
    if (!heirs) return problem(heirs.error());
    json::Array taking;
    for (const auto& each : successors)
        taking.push_back(json::Object{{"agency", each.code},
                                      {"takes_dossiers", each.code == successors.front().code}});
    json::Array units;
    for (const auto& [from, to] : *heirs)
        units.push_back(
            json::Object{{"from", from}, {"agency", successors.front().code}, {"to", to}});
    return committed(act, *agency, "agency_succeeded",
                     {{"way", wanted.way},
                      {"successors", std::move(taking)},
                      {"sub_units", std::move(units)},
                      {"on", base::iso_day(wanted.on)},
                      {"cause", wanted.cause}});
}

AgencyOutcome close_agency(office::Act& act, const std::string& code, base::Day on,
                           const std::string& cause) {
    const auto agency = find(act.session, code, on);
    if (!agency) return problem(AgencyProblem::unknown_agency);
    if (!agency->validity.to.empty()) return problem(AgencyProblem::closed_before);
    if (cause.empty()) return problem(AgencyProblem::cause_missing);
    if (base::iso_day(on) <= agency->validity.from) return problem(AgencyProblem::too_early);
    return committed(act, *agency, "agency_closed", {{"on", base::iso_day(on)}, {"cause", cause}});
}

AgencyOutcome set_live(office::Act& act, const std::string& code, bool live) {
    const auto agency = find(act.session, code, base::day_of(act.now));
    if (!agency) return problem(AgencyProblem::unknown_agency);
    if (!agency->validity.to.empty()) return problem(AgencyProblem::closed_before);
    return committed(act, *agency, "agency_went_live", {{"live", live}});
}

AgencyOutcome grant_signing(office::Act& act, const SigningAuthority& authority) {
    const auto agency = find(act.session, authority.agency, base::day_of(act.now));
    if (!agency) return problem(AgencyProblem::unknown_agency);
    if (authority.cause.empty()) return problem(AgencyProblem::cause_missing);
    if (authority.title_vi.empty() || authority.title_en.empty())
        return problem(AgencyProblem::name_missing);
    return committed(
        act, *agency, "signing_granted",
        {{"authority", std::to_string(act.new_id())},
         {"officer", std::to_string(authority.officer)},
         {"form_of_authority", authority.form_of_authority},
         {"title", json::Object{{"vi", authority.title_vi}, {"en", authority.title_en}}},
         {"covers", authority.covers},
         {"cause", authority.cause},
         {"from", authority.validity.from},
         {"to", authority.validity.to}});
}

AgencyOutcome end_signing(office::Act& act, std::int64_t id, base::Day on,
                          const std::string& cause) {
    const auto authority = signing_authority(act.session, id);
    if (!authority) return problem(AgencyProblem::unknown_authority);
    if (cause.empty()) return problem(AgencyProblem::cause_missing);
    if (base::iso_day(on) <= authority->validity.from) return problem(AgencyProblem::too_early);
    const auto agency = find(act.session, authority->agency, base::day_of(act.now));
    return committed(
        act, *agency, "signing_ended",
        {{"authority", std::to_string(id)}, {"on", base::iso_day(on)}, {"cause", cause}});
}

}
