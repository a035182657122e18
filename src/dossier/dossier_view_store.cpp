#include "src/dossier/dossier_view_store.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "src/calendar/derivation.h"
#include "src/document/file_store.h"
#include "src/dossier/acceptance.h"
#include "src/dossier/clocks_store.h"
#include "src/dossier/custody_view_store.h"
#include "src/dossier/due_store.h"
#include "src/dossier/ending_view_store.h"
#include "src/dossier/fees.h"
#include "src/dossier/late_store.h"
#include "src/dossier/step_times_store.h"
#include "src/office/secrets.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"

namespace motcua::dossier {
namespace {

json::Value moment(std::optional<base::Instant> at) {
    return at ? json::Value(base::rfc3339(*at)) : json::Value();
}

std::string etag(std::int64_t version) { return fmt::format("\"{}\"", version); }

/// An officer's login, for colleagues.
json::Value login_of(sql::Session& session, std::optional<office::AccountId> account,
                     const Onlooker& onlooker) {
    if (!account || !onlooker.actor.is_officer()) return nullptr;
    const auto actor = people::actor_of(session, *account);
    return actor ? json::Value(actor->login) : json::Value();
}

json::Object agency_named(sql::Session& session, const std::string& code,
                          const Onlooker& onlooker) {
    const auto today = base::day_of(onlooker.now);
    const auto agency = organisation::find(session, code, today);
    const auto heir = organisation::successor_on(session, code, today);
    json::Object named{{"code", code},
                       {"name", agency ? agency->name(onlooker.language) : code},
                       {"successor", nullptr}};
    if (heir != code) named["successor"] = agency_named(session, heir, onlooker);
    return named;
}

json::Array files_in(sql::Session& session, const office::Vault& vault,
                     const std::vector<std::int64_t>& ids) {
    json::Array files;
    for (const auto id : ids)
        if (const auto file = document::find_file(session, id))
            files.push_back(json::Object{{"id", std::to_string(id)},
                                         {"name", document::name_of(vault, *file)},
                                         {"size", file->size},
                                         {"content_type", file->content_type}});
    return files;
}

std::string remark_of(sql::Session& session, const office::Vault& vault, std::int64_t entry) {
    const auto secret = office::secret_of(session, vault, entry);
    return secret ? secret->text_at("remark") : "";
}

json::Object paper_named(const catalogue::Variant& variant, const std::string& code,
                         std::string_view language) {
    const auto* known = variant.paper(code);
    return {{"paper", code}, {"name", known ? known->name(language) : code}};
}

json::Value supplement_in(sql::Session& session, const office::Vault& vault,
                          const catalogue::Variant& variant, DossierId id,
                          std::string_view language) {
    const auto row = supplement_of(session, id);
    if (!row) return nullptr;
    json::Array papers;
    for (const auto& paper : row->papers) papers.push_back(paper_named(variant, paper, language));
    return json::Object{{"requested_at", base::rfc3339(row->requested_at)},
                        {"reason", remark_of(session, vault, row->request_entry)},
                        {"papers", papers},
                        {"due_at", moment(row->due_at)},
                        {"reminded_at", moment(row->reminded_at)},
                        {"answered_at", moment(row->answered_at)}};
}

json::Array site_visits_in(sql::Session& session, const office::Vault& vault, DossierId id) {
    json::Array visits;
    for (const auto& row : site_visits_of(session, id))
        visits.push_back(json::Object{{"visited_at", base::rfc3339(row.visited_at)},
                                      {"note", remark_of(session, vault, row.entry)},
                                      {"photos", files_in(session, vault, row.photos)}});
    return visits;
}

/// What the dossier costs, line by line, with what was paid.
json::Array fees_in(sql::Session& session, const catalogue::Variant& variant,
                    const Dossier& dossier, const json::Value& form, std::string_view language) {
    const auto payments = payments_of(session, dossier.id);
    std::vector<std::string> paid;
    for (const auto& payment : payments) paid.push_back(payment.fee);
    json::Array fees;
    for (const auto& charge :
         charges_of(variant, dossier.channel, form, paid, prices_of(session, dossier, variant))) {
        json::Object fee{
            {"fee", charge.line->code},
            {"name", charge.line->name(language)},
            {"per", charge.line->per},
            {"due", charge.line->due},
            {"units", charge.units},
            {"amount_dong", charge.amount_dong ? json::Value(*charge.amount_dong) : json::Value()},
            {"paid", charge.paid}};
        for (const auto& payment : payments)
            if (payment.fee == charge.line->code) {
                fee["units"] = payment.units;
                fee["amount_dong"] = payment.amount_dong;
                fee["paid_at"] = base::rfc3339(payment.paid_at);
                fee["receipt"] = fmt::format("{:06}/{}", payment.number,
                                             payment.book.substr(payment.book.rfind(':') + 1));
            }
        fees.push_back(std::move(fee));
    }
    return fees;
}

json::Array papers_in(sql::Session& session, const office::Vault& vault,
                      const catalogue::Variant& variant, const std::vector<FiledPaper>& filed,
                      std::string_view language) {
    json::Array papers;
    for (const auto& paper : filed) {
        auto described = paper_named(variant, paper.paper, language);
        described.insert({{"originals", paper.originals},
                          {"copies", paper.copies},
                          {"files", files_in(session, vault, paper.files)}});
        papers.push_back(std::move(described));
    }
    return papers;
}

std::int64_t in_minutes(std::chrono::microseconds time) {
    return std::chrono::floor<std::chrono::minutes>(time).count();
}

/// How the steps use the term: nobody's business but the office's.
std::vector<StepClock> clocks_of(sql::Session& session, const Rulebook& rules, DossierId id,
                                 const Onlooker& onlooker) {
    if (!onlooker.actor.is_officer()) return {};
    auto times = step_times_of(session, rules, {id.value()}, onlooker.now);
    return times.empty() ? std::vector<StepClock>{} : std::move(times.front().clocks);
}

json::Value clock_in(const std::vector<StepClock>& clocks, std::int64_t sequence) {
    for (const auto& clock : clocks)
        if (clock.sequence == sequence && clock.share && clock.due_at)
            return json::Object{{"share_minutes", in_minutes(*clock.share)},
                                {"used_minutes", in_minutes(clock.used)},
                                {"over_minutes", in_minutes(clock.over())},
                                {"due_at", moment(clock.due_at)}};
    return nullptr;
}

json::Value eater_in(const std::vector<StepClock>& clocks, const process::Process& process,
                     std::string_view language) {
    const auto* eater = eater_of(clocks);
    if (eater == nullptr) return nullptr;
    const auto* definition = process.find(eater->code);
    return json::Object{{"step", eater->code},
                        {"name", definition ? definition->name(language) : eater->code},
                        {"agency", eater->agency},
                        {"sub_unit", eater->sub_unit},
                        {"over_minutes", in_minutes(eater->over())}};
}

json::Value late_cause_in(sql::Session& session, DossierId id, const Onlooker& onlooker) {
    const auto row = onlooker.actor.is_officer() ? late_cause_of(session, id) : std::nullopt;
    if (!row) return nullptr;
    return json::Object{{"cause", row->cause},
                        {"agency", row->agency},
                        {"sub_unit", row->sub_unit},
                        {"named_at", moment(row->named_at)}};
}

/// The desks that can be named for a late dossier of which nobody has said why, the likeliest
/// first.
json::Array late_desks_in(sql::Session& session, const Rulebook& rules, const Dossier& dossier,
                          const Onlooker& onlooker) {
    json::Array desks;
    if (!onlooker.actor.is_officer() || !is_late_unexplained(session, dossier.id, onlooker.now))
        return desks;
    for (const auto& desk : desks_of(session, rules, dossier, onlooker.now)) {
        const auto agency =
            organisation::find(session, desk.agency, base::day_of(onlooker.now));
        json::Object named{{"agency", desk.agency},
                           {"sub_unit", desk.sub_unit},
                           {"name", agency ? agency->name(onlooker.language) : desk.agency}};
        if (agency)
            for (const auto& unit : agency->sub_units)
                if (unit.code == desk.sub_unit)
                    named["name"] =
                        unit.name(onlooker.language) + ", " + *named["name"].text();
        desks.push_back(std::move(named));
    }
    return desks;
}

json::Array steps_in(sql::Session& session, const process::Process& process, DossierId id,
                     const std::vector<StepClock>& clocks, const Onlooker& onlooker) {
    const auto language = onlooker.language;
    json::Array steps;
    for (const auto& step : steps_of(session, id)) {
        const auto* definition = process.find(step.code);
        json::Array back;
        if (definition != nullptr)
            for (const auto& target : definition->send_back_to)
                back.push_back(
                    json::Object{{"step", target}, {"name", process.find(target)->name(language)}});
        steps.push_back(json::Object{{"step", step.code},
                                     {"name", definition ? definition->name(language) : step.code},
                                     {"action", step.action},
                                     {"role", std::string(office::name_of(step.role))},
                                     {"agency", step.agency},
                                     {"sub_unit", step.sub_unit},
                                     {"state", step.state},
                                     {"etag", etag(step.version)},
                                     {"officer", login_of(session, step.officer, onlooker)},
                                     {"opened_at", moment(step.opened_at)},
                                     {"due_at", moment(step.due_at)},
                                     {"closed_at", moment(step.closed_at)},
                                     {"clock", clock_in(clocks, step.sequence)},
                                     {"send_back_to", back}});
    }
    return steps;
}

json::Value acceptance_in(sql::Session& session, DossierId id) {
    const auto row = acceptance_of(session, id);
    if (!row) return nullptr;
    return json::Object{{"accepted_at", base::rfc3339(row->accepted_at)},
                        {"due_at", base::rfc3339(row->due_at)},
                        {"provisional", row->provisional},
                        {"derivation", calendar::with_clauses(row->derivation)}};
}

/// Time that may still be added to the limit, under its condition.
json::Array add_ons_left(sql::Session& session, const catalogue::Variant& variant,
                         const Dossier& dossier, std::string_view language) {
    json::Array left;
    if (variant.add_ons.empty()) return left;
    const auto given = add_ons_of(session, dossier.id);
    for (const auto& each : variant.add_ons)
        if (std::ranges::find(given, each.code) == given.end())
            left.push_back(json::Object{{"add_on", each.code},
                                        {"name", each.name(language)},
                                        {"unit", calendar::name_of(each.term.unit)},
                                        {"length", each.term.length},
                                        {"source", each.source},
                                        {"certainty", each.certainty}});
    return left;
}

/// The owner gets the documents with the result, not before: a fee may be due then.
json::Value result_in(sql::Session& session, const office::Vault& vault, const Dossier& dossier,
                      const office::Actor& reader) {
    const auto row = result_of(session, dossier.id);
    if (!row) return nullptr;
    const bool handed_over = reader.is_officer() || dossier.state == State::delivered;
    const auto signer =
        row->signatory ? people::details_of(session, vault, *row->signatory) : std::nullopt;
    return json::Object{
        {"number", row->number},
        {"notation", row->notation},
        {"book", row->book},
        {"issued_at", base::rfc3339(row->issued_at)},
        {"form_of_authority", row->form_of_authority},
        {"signatory", signer ? signer->full_name : ""},
        {"documents", handed_over ? files_in(session, vault, row->documents) : json::Array{}}};
}

/// Where the result is sent: without another address to the owner's own.
json::Value place_of(const Dossier& dossier, const json::Value& secret) {
    const auto place = secret.text_at("delivery_place");
    if (!place.empty() || dossier.delivery_way != "post") return place;
    return secret.at("owner").text_at("address");
}

json::Value rejection_in(sql::Session& session, const office::Vault& vault,
                         const Dossier& dossier) {
    if (dossier.state != State::rejected) return nullptr;
    const auto entries =
        office::entries_of(session, vault, dossier.id.value(), dossier.version - 1, 1);
    const bool open = !entries.empty() && entries.front().secret;
    return json::Object{{"reason", open ? entries.front().secret->text_at("remark") : ""}};
}

}

std::string slip_path(const office::Vault& vault, const std::string& code) {
    return "/track/" + code + "/" + vault.slip_token(code);
}

json::Object describe(sql::Session& session, const office::Vault& vault, const Rulebook& rules,
                      const Dossier& dossier, const Onlooker& onlooker) {
    const auto language = onlooker.language;
    const auto& procedure = rules.procedure(session, dossier.procedure, dossier.procedure_revision);
    const auto& process = rules.process(session, dossier.process, dossier.process_revision);
    const auto& variant = *procedure.variant(dossier.variant);
    const auto secret = office::secret_of(session, vault, dossier.submission_entry);
    const auto filed = papers_of(session, dossier.id);
    json::Array missing;
    for (const auto& paper : missing_papers(filed, variant))
        missing.push_back(paper_named(variant, paper, language));
    const auto from_secret = [&](const char* member) {
        return secret ? secret->at(member) : json::Value();
    };
    const auto corrected = corrected_form(session, vault, dossier.id);
    const auto form = corrected ? *corrected : from_secret("form");
    const auto step_clocks = clocks_of(session, rules, dossier.id, onlooker);
    json::Object whole{
        {"code", dossier.code},
        {"slip_url", slip_path(vault, dossier.code)},
        {"version", dossier.version},
        {"etag", etag(dossier.version)},
        {"status", std::string(name_of(dossier.state))},
        {"status_code", national_code(dossier.state)},
        {"progress", progress_percent(dossier.state,
                                      process.steps_before(dossier.step ? dossier.step->code : ""),
                                      process.steps.size())},
        {"procedure", json::Object{{"code", procedure.code}, {"name", procedure.name(language)}}},
        {"variant", json::Object{{"code", variant.code}, {"name", variant.name(language)}}},
        {"channel", dossier.channel},
        {"receiving_unit", agency_named(session, dossier.receiving_unit, onlooker)},
        {"competent_agency", agency_named(session, dossier.competent_agency, onlooker)},
        {"delivery", json::Object{{"way", dossier.delivery_way},
                                  {"place", secret ? place_of(dossier, *secret) : json::Value()}}},
        {"submitted_at", base::rfc3339(dossier.submitted_at)},
        {"owner", from_secret("owner")},
        {"submitter", from_secret("submitter")},
        {"form", form},
        {"form_before", corrected ? from_secret("form") : json::Value()},
        {"papers", papers_in(session, vault, variant, filed, language)},
        {"missing_papers", missing},
        {"originals", originals_in(session, vault, variant, dossier.id, onlooker)},
        {"acceptance", acceptance_in(session, dossier.id)},
        {"rejection", rejection_in(session, vault, dossier)},
        {"supplement", supplement_in(session, vault, variant, dossier.id, language)},
        {"fees", fees_in(session, variant, dossier, form, language)},
        {"site_visits", site_visits_in(session, vault, dossier.id)},
        {"steps", steps_in(session, process, dossier.id, step_clocks, onlooker)},
        {"late_cause", late_cause_in(session, dossier.id, onlooker)},
        {"late_desks", late_desks_in(session, rules, dossier, onlooker)},
        {"eaten_by", eater_in(step_clocks, process, language)},
        {"result", result_in(session, vault, dossier, onlooker.actor)},
        {"erased", !secret.has_value()},
    };
    const auto clocks = clocks_in(session, rules, dossier, onlooker.now);
    whole.emplace("add_ons", add_ons_left(session, variant, dossier, language));
    whole.emplace("clocks", clocks ? json::Value(*clocks) : json::Value());
    whole.merge(endings_in(session, vault, dossier.id));
    return whole;
}

std::optional<json::Object> glance_at(sql::Session& session, const Rulebook& rules,
                                      const std::string& code) {
    const auto glance = public_glance(session, code);
    if (!glance) return std::nullopt;
    const auto& process = rules.process(session, glance->process, glance->process_revision);
    const auto done = process.steps_before(glance->step);
    return json::Object{{"code", glance->code},
                        {"status", std::string(name_of(glance->state))},
                        {"status_code", national_code(glance->state)},
                        {"progress", progress_percent(glance->state, done, process.steps.size())},
                        {"steps_done", static_cast<std::int64_t>(done)},
                        {"steps_in_all", static_cast<std::int64_t>(process.steps.size())}};
}

std::optional<json::Object> slip_view(sql::Session& session, const office::Vault& vault,
                                      const Rulebook& rules, const SlipMark& mark,
                                      const Onlooker& onlooker) {
    auto view = glance_at(session, rules, mark.code);
    if (!view || !vault.is_slip_token(*view->at("code").text(), mark.token)) return std::nullopt;
    office::Scope holder_of_the_paper;
    holder_of_the_paper.all = true;
    const auto dossier = find(session, holder_of_the_paper, mark.code);
    if (!dossier) return std::nullopt;
    const auto& procedure =
        rules.procedure(session, dossier->procedure, dossier->procedure_revision);
    view->insert({{"procedure", json::Object{{"code", procedure.code},
                                             {"name", procedure.name(onlooker.language)}}},
                  {"receiving_unit", agency_named(session, dossier->receiving_unit, onlooker)},
                  {"submitted_at", base::rfc3339(dossier->submitted_at)}});
    if (const auto accepted = acceptance_of(session, dossier->id))
        view->insert(
            {{"due_at", base::rfc3339(accepted->due_at)}, {"provisional", accepted->provisional}});
    return view;
}

namespace {

json::Object describe(const catalogue::Procedure& procedure, const Line& line,
                      const json::Value& owner, const json::Value& officer,
                      const Onlooker& onlooker, base::Instant now) {
    json::Object out{{"code", line.code},
                     {"procedure", procedure.code},
                     {"name", procedure.name(onlooker.language)},
                     {"status", std::string(name_of(line.state))},
                     {"step", line.step},
                     {"action", line.action},
                     {"etag", line.step.empty() ? json::Value() : etag(line.step_version)},
                     {"due_at", json::Value()},
                     {"waiting_since", json::Value()},
                     {"supplement_due_at", json::Value()},
                     {"overdue", false},
                     {"submitted_at", base::rfc3339(line.submitted_at)},
                     {"owner", owner},
                     {"officer", officer}};
    if (line.action == "delivery")
        out["waiting_since"] = base::rfc3339(base::from_microseconds(line.opened_at));
    if (line.supplement_due_at != 0)
        out["supplement_due_at"] =
            base::rfc3339(base::from_microseconds(line.supplement_due_at));
    if (line.due_at != 0) {
        const auto due = base::from_microseconds(line.due_at);
        const bool runs = line.state != State::resolved;
        out["due_at"] = base::rfc3339(due);
        out["overdue"] = runs && due < now;
    }
    return out;
}

}

std::vector<json::Value> describe(sql::Session& session, const office::Vault& vault,
                                  const Rulebook& rules, const std::vector<Line>& lines,
                                  const Onlooker& onlooker, base::Instant now) {
    std::vector<std::int64_t> entries;
    for (const auto& line : lines) entries.push_back(line.submission_entry);
    const auto secrets = office::secrets_of(session, vault, entries);
    std::map<std::int64_t, json::Value> logins;
    std::vector<json::Value> described;
    for (const auto& line : lines) {
        const auto secret = secrets.find(line.submission_entry);
        const auto owner =
            secret != secrets.end() ? secret->second.at("owner").at("full_name") : json::Value();
        const auto [login, unknown] = logins.try_emplace(line.officer ? line.officer->value() : 0);
        if (unknown) login->second = login_of(session, line.officer, onlooker);
        const auto& procedure = rules.procedure(session, line.procedure, line.procedure_revision);
        described.emplace_back(describe(procedure, line, owner, login->second, onlooker, now));
    }
    return described;
}

}
