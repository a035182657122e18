#include "src/dossier/submission_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/catalogue/layer_store.h"
#include "src/dossier/acceptance.h"
#include "src/dossier/course.h"
#include "src/dossier/custody_actions.h"
#include "src/dossier/paper_actions.h"
#include "src/dossier/payment_actions.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/code.h"

namespace motcua::dossier {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Only the post hands over; not later than now, and not longer ago than a dossier may lie about.
bool is_hand_over(const Filing& filing, base::Instant now) {
    constexpr std::chrono::days longest{30};
    return filing.channel == "post" && *filing.handed_over_at <= now &&
           *filing.handed_over_at >= now - longest;
}

/// What is wrong with the filing itself, in the order of enum Why; nothing when it can be filed.
std::optional<Refusal> fault_in(office::Act& act, const Checked& checked,
                                const catalogue::Procedure& procedure,
                                const catalogue::Variant& variant) {
    const auto& filing = checked.filing;
    if (!is_one_of(filing.channel, {"online", "counter", "post"}))
        return Refusal{Why::unknown_channel};
    // What comes to the counter or by post is entered by whoever has it in hand.
    if (!procedure.offers(filing.channel) ||
        (filing.channel != "online" && !act.actor.is_officer()) ||
        (procedure.immediate && !act.actor.has(office::Role::counter_officer)))
        return Refusal{Why::channel_not_offered};
    if (filing.handed_over_at && !is_hand_over(filing, act.now))
        return Refusal{Why::hand_over_wrong};
    if (!is_one_of(filing.delivery_way, {"online", "counter", "post"}))
        return Refusal{Why::unknown_delivery};
    if (filing.delivery_way == "post" && filing.delivery_place.empty() &&
        filing.owner.address.empty())
        return Refusal{Why::delivery_place_missing};
    if (filing.delivery_place.size() > Filing::place_bytes_max)
        return Refusal{Why::delivery_place_too_long};
    auto faults = faults_in(filing.owner);
    if (filing.submitter)
        for (const auto& fault : faults_in(*filing.submitter))
            faults.push_back("submitter." + fault);
    if (!faults.empty()) {
        json::Array fields;
        for (const auto& fault : faults) fields.push_back(fault);
        return Refusal{Why::owner_incomplete, {{"fields", fields}}};
    }
    if (!checked.form_faults.empty()) return form_refusal(checked.form_faults);
    if (auto fault = fault_in(act, variant, filing.papers)) return fault;
    // Nobody looks at the papers of an online filing before it is filed; at the counter and by post
    // the officer has them in hand.
    json::Array missing;
    if (filing.channel == "online")
        for (const auto& paper : missing_papers(filing.papers, variant)) missing.push_back(paper);
    if (!missing.empty()) return Refusal{Why::papers_missing, {{"papers", missing}}};
    return std::nullopt;
}

/// Online filings are received within some working hours (eight: decree 45/2020, as practised).
base::Instant reception_due(office::Act& act, const CalendarInForce& calendar,
                            const calendar::TimeRules& rules) {
    const calendar::Term term{calendar::Unit::working_hours, rules.online_reception_hours};
    const auto due = calendar::due({act.now, term}, *calendar.days, rules);
    return due ? due->at : act.now;
}

/// Who settles: the one that the province has decided on, else the one that was named, else the
/// receiving agency when it is of the right kind, else the one that answers for this sector in its
/// area. Nothing when that is not clear.
std::optional<organisation::Agency> competent_for(office::Act& act, const Filing& filing,
                                                  const catalogue::Procedure& procedure,
                                                  const organisation::Agency& receiving) {
    const auto today = base::day_of(act.now);
    const auto decided = catalogue::agency_on(catalogue::layers_of(act.session, procedure.code),
                                              base::iso_day(today));
    if (!decided.empty())
        return organisation::find(act.session,
                                  organisation::successor_on(act.session, decided, today), today);
    if (!filing.competent_agency.empty())
        return organisation::find(act.session, filing.competent_agency, today);
    if (receiving.kind == procedure.competent_kind) return receiving;
    const auto able = organisation::agencies_of_kind(act.session, procedure.competent_kind, today);
    const auto* found = organisation::competent_among(able, procedure.sector, receiving.area);
    if (found == nullptr) return std::nullopt;
    return *found;
}

/// Not closed, and working with this system; else who to turn to is told.
std::optional<Refusal> absence_of(office::Act& act, const organisation::Agency& agency) {
    const auto today = base::day_of(act.now);
    if (agency.live && agency.validity.holds(today)) return std::nullopt;
    const auto heir = organisation::successor_on(act.session, agency.code, today);
    json::Value successor;
    if (heir != agency.code) successor = heir;
    return Refusal{Why::agency_not_receiving,
                   {{"agency", agency.code}, {"successor", std::move(successor)}}};
}

/// As it begins, its places left open.
Dossier new_dossier(DossierId id, const Filing& filing, const catalogue::Procedure& procedure,
                    const process::Process& process) {
    Dossier dossier;
    dossier.id = id;
    dossier.procedure = procedure.code;
    dossier.procedure_revision = procedure.revision;
    dossier.variant = filing.variant;
    dossier.process = process.code;
    dossier.process_revision = process.revision;
    dossier.channel = filing.channel;
    dossier.delivery_way = filing.delivery_way;
    return dossier;
}

office::Draft draft_of(office::Act& act, const Filing& filing, Dossier& dossier, const Move& move) {
    office::Draft draft;
    draft.stream = dossier.id.value();
    draft.kind = "dossier_submitted";
    draft.effective_at = filing.handed_over_at;
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
                       {"papers", papers_body(filing.papers)}});
    draft.secret = json::Object{{"owner", to_json(filing.owner)},
                                {"form", filing.form},
                                {"delivery_place", filing.delivery_place}};
    if (filing.visit) draft.body["visit"] = std::to_string(*filing.visit);
    if (filing.submitter) draft.secret->emplace("submitter", to_json(*filing.submitter));
    const auto day = base::day_of(act.now);
    draft.numbers = [unit = dossier.receiving_unit, day](json::Object& body,
                                                         const office::Draw& draw) {
        body["code"] = dossier_code(unit, day, draw(dossier_counter(unit, day)));
    };
    bind_contents(act, draft);
    return draft;
}

/// Received, done, paid and handed over in one act (decree 61/2018 art. 17.4: no slip, but the case
/// is recorded). Numbers of dossier, book and receipt are drawn last.
Outcome settle_at_once(office::Act& act, const Filing& filing, Dossier& dossier,
                       const catalogue::Procedure& procedure, const catalogue::Variant& variant) {
    auto draft = draft_of(act, filing, dossier, Move{0, "", std::nullopt, State::delivered});
    draft.kind = "dossier_settled_at_once";
    const auto year = base::iso_day(base::day_of(act.now)).substr(0, 4);
    const auto book = fmt::format("{}:{}:{}", dossier.competent_agency, procedure.book, year);
    draft.body["book"] = book;
    const auto charges =
        charges_of(variant, filing.channel, filing.form, {},
                   catalogue::prices_on(catalogue::layers_of(act.session, procedure.code),
                                        variant.code, base::iso_day(base::day_of(act.now))));
    if (is_owed(charges, "reception") || is_owed(charges, "delivery")) {
        const auto paid = decide_payment(charges, {});
        if (!paid) return base::problem(refusal_of(paid.error()));
        draft.body["receipt"] = receipt_body(*paid, dossier.receiving_unit, act.now);
    }
    draft.numbers = [code = draft.numbers, book,
                     notation = procedure.notation](json::Object& body, const office::Draw& draw) {
        code(body, draw);
        const auto number = draw("book:" + book);
        body["number"] = number;
        body["notation"] = fmt::format("{:02}/{}", number, notation);
        number_receipt(body, draw);
    };
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::changed_meanwhile);
    return std::move(*entry);
}

}

Checked check_form(sql::Session& session, const Rulebook& rules, const Filing& filing,
                   base::Instant now) {
    Checked checked{filing, 0, {}};
    const auto revision = office::newest_revision(session, "procedures", filing.procedure);
    if (!revision) return checked;
    checked.procedure_revision = *revision;
    const auto& procedure = rules.procedure(session, filing.procedure, *revision);
    const auto* variant = procedure.variant(filing.variant);
    if (variant != nullptr && procedure.fileable())
        checked.form_faults =
            procedure.forms.find(variant->form)->second.faults_in(filing.form, base::day_of(now));
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
    if (!procedure.fileable()) return refused(Why::procedure_not_fileable);
    const auto* variant = procedure.variant(filing.variant);
    if (variant == nullptr) return refused(Why::unknown_variant);
    const auto agency =
        organisation::find(act.session, filing.receiving_unit, base::day_of(act.now));
    if (!agency) return refused(Why::unknown_agency);
    const bool own_agency =
        std::any_of(act.actor.positions.begin(), act.actor.positions.end(),
                    [&](const auto& position) { return position.agency == agency->code; });
    if (!procedure.may_receive(agency->kind) || !agency->answers_for(procedure.sector) ||
        (for_another && !own_agency))
        return refused(Why::outside_receiving_scope);
    const auto competent = competent_for(act, filing, procedure, *agency);
    if (!competent) return refused(Why::unknown_agency);
    const auto& named = filing.competent_agency;
    if (competent->kind != procedure.competent_kind || !competent->answers_for(procedure.sector) ||
        (!named.empty() && organisation::kept_code(named) != competent->code))
        return refused(Why::outside_receiving_scope);
    for (const auto* each : {&*agency, &*competent})
        if (auto absence = absence_of(act, *each)) return base::problem(std::move(*absence));
    if (auto fault = fault_in(act, checked, procedure, *variant))
        return base::problem(std::move(*fault));

    const auto process_revision =
        office::newest_revision(act.session, "processes", procedure.process).value_or(0);
    const auto& process = rules.process(act.session, procedure.process, process_revision);
    auto dossier = new_dossier(DossierId(act.new_id()), filing, procedure, process);
    dossier.receiving_unit = agency->code;
    dossier.competent_agency = competent->code;
    if (procedure.immediate) return settle_at_once(act, filing, dossier, procedure, *variant);
    const auto calendar = rules.calendar_of(act.session, agency->code);
    const auto received_by = reception_due(
        act, calendar, rules.rules_of_time(act.session).on(base::day_of(act.now)));
    const Move move{0, "", opening(process.steps.front(), dossier, 1, act.now, received_by),
                    State::submitted};
    auto draft = draft_of(act, filing, dossier, move);
    draft.body["calendar_revision"] = calendar.nation().revision;
    // Who files online only says what originals there are.
    if (filing.channel != "online")
        add_kept(draft.body, act.actor, dossier.receiving_unit, kept_of(*variant, filing.papers));
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::changed_meanwhile);
    return std::move(*entry);
}

}
