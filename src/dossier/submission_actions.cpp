#include "src/dossier/submission_actions.h"

#include <algorithm>
#include <array>

#include "src/calendar/calendar_store.h"
#include "src/dossier/course.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"

namespace motcua::dossier {
namespace {

/// Online filings are received within eight working hours (decree 45/2020, as practised).
constexpr calendar::Term reception_term{calendar::Unit::working_hours, 8};

json::Object to_json(const Party& party) {
    return {{"kind", party.kind},
            {"full_name", party.full_name},
            {"identity_number", party.identity_number},
            {"phone", party.phone},
            {"email", party.email},
            {"address", party.address}};
}

json::Array to_json(const std::vector<FiledPaper>& papers) {
    json::Array out;
    for (const auto& paper : papers) {
        json::Array files;
        for (const auto file : paper.files) files.push_back(std::to_string(file));
        out.push_back(json::Object{{"paper", paper.paper},
                                   {"originals", paper.originals},
                                   {"copies", paper.copies},
                                   {"files", files}});
    }
    return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

json::Array to_json(const std::vector<json::Fault>& faults) {
    json::Array out;
    for (const auto& fault : faults)
        out.push_back(json::Object{{"pointer", "/form" + fault.pointer}, {"rule", fault.keyword}});
    return out;
}

/// What is wrong with the filing itself, in the order of enum Why; nothing when it can be filed.
std::optional<Refusal> fault_in(office::Act& act, const Checked& checked,
                                const catalogue::Variant& variant) {
    const auto& filing = checked.filing;
    if (!is_one_of(filing.channel, {"online", "counter", "post"}))
        return Refusal{Why::unknown_channel};
    if (!is_one_of(filing.delivery_way, {"online", "counter", "post"}))
        return Refusal{Why::unknown_delivery};
    auto faults = faults_in(filing.owner);
    if (filing.submitter)
        for (const auto& fault : faults_in(*filing.submitter))
            faults.push_back("submitter." + fault);
    if (!faults.empty()) {
        json::Array fields;
        for (const auto& fault : faults) fields.push_back(fault);
        return Refusal{Why::owner_incomplete, {{"fields", fields}}};
    }
    if (!checked.form_faults.empty())
        return Refusal{Why::form_invalid, {{"faults", to_json(checked.form_faults)}}};
    std::vector<std::int64_t> files;
    std::vector<std::string> seen;
    for (const auto& paper : filing.papers) {
        const bool twice = std::find(seen.begin(), seen.end(), paper.paper) != seen.end();
        if (variant.paper(paper.paper) == nullptr || twice || paper.originals < 0 ||
            paper.copies < 0 || paper.originals > Filing::copies_max ||
            paper.copies > Filing::copies_max)
            return Refusal{Why::unknown_paper, {{"paper", paper.paper}}};
        seen.push_back(paper.paper);
        files.insert(files.end(), paper.files.begin(), paper.files.end());
    }
    if (files.size() > Filing::files_max || !files_are_of(act.session, act.actor.account, files))
        return Refusal{Why::unknown_file};
    return std::nullopt;
}

base::Instant reception_due(office::Act& act, const Rulebook& rules,
                            const organisation::Agency& agency, std::int64_t& revision) {
    revision = office::newest_revision(act.session, "calendars", agency.calendar).value_or(0);
    const auto& calendar = rules.calendars.get(agency.calendar, revision, [&] {
        return calendar::get(act.session, agency.calendar, revision);
    });
    const auto due = calendar::due(act.now, reception_term, calendar);
    return due ? due->at : act.now;
}

office::Draft draft_of(office::Act& act, const Filing& filing, Dossier& dossier, const Move& move) {
    office::Draft draft;
    draft.stream = dossier.id.value();
    draft.kind = "dossier_submitted";
    draft.body = to_body(dossier.id, move);
    draft.body.insert({{"procedure", dossier.procedure},
                       {"procedure_revision", dossier.procedure_revision},
                       {"variant", dossier.variant},
                       {"process", dossier.process},
                       {"process_revision", dossier.process_revision},
                       {"channel", dossier.channel},
                       {"receiving_unit", dossier.receiving_unit},
                       {"competent_agency", dossier.competent_agency},
                       {"delivery_way", dossier.delivery_way},
                       {"submitter", act.actor.mark()},
                       {"papers", to_json(filing.papers)}});
    draft.secret = json::Object{{"owner", to_json(filing.owner)},
                                {"form", filing.form},
                                {"delivery_place", filing.delivery_place}};
    if (filing.submitter) draft.secret->emplace("submitter", to_json(*filing.submitter));
    const auto day = base::day_of(act.now);
    draft.numbers = [unit = dossier.receiving_unit, day](json::Object& body,
                                                         const office::Draw& draw) {
        body["code"] = dossier_code(unit, day, draw(dossier_counter(unit, day)));
    };
    return draft;
}

}

Checked check_form(sql::Session& session, const Rulebook& rules, const Filing& filing) {
    Checked checked{filing, 0, {}};
    const auto revision = office::newest_revision(session, "procedures", filing.procedure);
    if (!revision) return checked;
    checked.procedure_revision = *revision;
    const auto& procedure = rules.procedure(session, filing.procedure, *revision);
    if (const auto* variant = procedure.variant(filing.variant))
        checked.form_faults = procedure.forms.find(variant->form)->second.faults_in(filing.form);
    return checked;
}

Outcome submit(office::Act& act, const Rulebook& rules, const Checked& checked) {
    const auto& filing = checked.filing;
    const bool for_another = act.actor.has(office::Role::counter_officer);
    if (act.actor.is_officer() && !for_another) return refused(Why::not_yours);
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry) return *office::find_entry(act.session, act.vault, *before.entry);

    if (checked.procedure_revision == 0) return refused(Why::unknown_procedure);
    const auto& procedure =
        rules.procedure(act.session, filing.procedure, checked.procedure_revision);
    if (procedure.variants.empty()) return refused(Why::procedure_not_fileable);
    const auto* variant = procedure.variant(filing.variant);
    if (variant == nullptr) return refused(Why::unknown_variant);
    const auto agency = organisation::find(act.session, filing.receiving_unit);
    const auto competent =
        filing.competent_agency.empty() ? filing.receiving_unit : filing.competent_agency;
    if (!agency || !organisation::find(act.session, competent)) return refused(Why::unknown_agency);
    const bool own_agency =
        std::any_of(act.actor.positions.begin(), act.actor.positions.end(),
                    [&](const auto& position) { return position.agency == agency->code; });
    if (agency->kind != procedure.tier || (for_another && !own_agency))
        return refused(Why::outside_receiving_scope);
    if (auto fault = fault_in(act, checked, *variant)) return base::problem(std::move(*fault));

    const auto process_revision =
        office::newest_revision(act.session, "processes", procedure.process).value_or(0);
    const auto& process = rules.process(act.session, procedure.process, process_revision);
    Dossier dossier;
    dossier.id = DossierId(act.new_id());
    dossier.procedure = procedure.code;
    dossier.procedure_revision = procedure.revision;
    dossier.variant = variant->code;
    dossier.process = process.code;
    dossier.process_revision = process.revision;
    dossier.channel = filing.channel;
    dossier.receiving_unit = agency->code;
    dossier.competent_agency = competent;
    dossier.delivery_way = filing.delivery_way;
    std::int64_t calendar_revision = 0;
    const auto due = reception_due(act, rules, *agency, calendar_revision);
    Move move{0, "", opening(process.steps.front(), dossier, 1, act.now, due), State::submitted};
    auto draft = draft_of(act, filing, dossier, move);
    draft.body["calendar_revision"] = calendar_revision;
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::changed_meanwhile);
    return std::move(*entry);
}

}
