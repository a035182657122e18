#include "src/portal/sheet_routes.h"

#include <algorithm>
#include <set>

#include "src/counter/visit_store.h"
#include "src/document/file_routes.h"
#include "src/dossier/acceptance.h"
#include "src/dossier/dossier_routes.h"
#include "src/people/account_store.h"
#include "src/portal/procedure_page_routes.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

using http::Status;

std::vector<organisation::Agency> agencies_for(web::Visit& visit,
                                               const catalogue::Procedure& procedure) {
    const auto& actor = visit.actor();
    auto agencies = receivers_of(visit, procedure);
    std::erase_if(agencies, [&](const organisation::Agency& agency) {
        const bool own = std::any_of(
            actor.positions.begin(), actor.positions.end(),
            [&](const office::Position& position) { return position.agency == agency.code; });
        return actor.is_officer() && !own;
    });
    return agencies;
}

void read_typed(const web::Visit& visit, Sheet& sheet) {
    for (const auto& [name, value] : visit.request.form.items())
        if (name.rfind("kept.", 0) != 0) sheet.typed[name] = web::cleaned(value);
    join_days(questions_of(sheet.procedure, sheet.variant, visit.language), sheet.typed);
    join_days({came_group(sheet, visit.locale())}, sheet.typed);
    if (!sheet.procedure.immediate) return;
    sheet.typed["delivery_way"] = "counter";
    sheet.typed["owner.kind"] = "citizen";
}

/// Files that this or an earlier try has brought, and what could not be kept.
void read_files(web::Visit& visit, const dossier::House& house, Sheet& sheet,
                std::vector<Fault>& faults) {
    for (const auto& refused : document::keep_uploads(visit, house.files))
        faults.push_back(
            {refused.field,
             refused.file_name + ": " +
                 visit.locale().text("problem." + std::string(document::name_of(refused.why)))});
    for (const auto& paper : sheet.variant.papers)
        for (const auto& file : document::kept_files(visit, paper.code))
            sheet.kept[paper.code].push_back(
                {file.id, document::name_of(visit.office.vault(), file)});
}

std::string fault_line(const html::Locale& locale, const std::string& label,
                       const std::string& rule) {
    const auto key = "fault." + rule;
    return locale.text(
        "fault.line",
        {{"label", label}, {"fault", locale.text(locale.has(key) ? key : "fault.other")}});
}

void add_owner_faults(const html::Locale& locale, const dossier::Filing& filing,
                      std::vector<Fault>& faults) {
    if (filing.receiving_unit.empty())
        faults.push_back(
            {"receiving_unit", fault_line(locale, locale.text("filing.receiving_unit"), "enum")});
    for (const auto& field : dossier::faults_in(filing.owner)) {
        const auto label = locale.text(field == "kind" ? "filing.owner_kind" : "filing." + field);
        const bool lacks = field == "full_name" && filing.owner.full_name.empty();
        const auto rule = lacks ? "required" : field == "kind" ? "enum" : field;
        faults.push_back({"owner." + field, fault_line(locale, label, rule)});
    }
}

/// Online nobody looks at the papers before the filing: what is required must be there. At the
/// counter the officer sees them.
void add_paper_faults(const html::Locale& locale, const Sheet& sheet, const dossier::Filing& filing,
                      std::vector<Fault>& faults) {
    if (sheet.at_counter) return;
    for (const auto& code : dossier::missing_papers(filing.papers, sheet.variant)) {
        const auto field = "file." + code;
        const bool named = std::any_of(faults.begin(), faults.end(),
                                       [&](const Fault& fault) { return fault.field == field; });
        const auto& name = sheet.variant.paper(code)->name(locale.language());
        if (!named) faults.push_back({field, locale.text("fault.paper", {{"paper", name}})});
    }
}

void keep(web::Visit& visit, Sheet& sheet, const std::string& paper, std::int64_t id) {
    const auto file =
        visit.office.look([&](sql::Session& session) { return document::find_file(session, id); });
    if (file && file->uploader == visit.actor().account)
        sheet.kept[paper].push_back({file->id, document::name_of(visit.office.vault(), *file)});
}

}

namespace {

std::optional<counter::CounterVisit> visit_asked(web::Visit& visit) {
    auto found = visit.office.look([&](sql::Session& session) {
        return counter::find_visit(session, office::scope_of(visit.actor()),
                                   visit.request.query.get("visit"));
    });
    const auto& actor = visit.actor();
    if (found && !actor.has_at(found->agency, office::Role::counter_officer)) return std::nullopt;
    return found;
}

/// Whoever came need not be typed again.
void fill_in_person(web::Visit& visit, Typed& typed) {
    const auto at_counter = visit_asked(visit);
    if (!at_counter) return;
    const auto person = visit.office.look([&](sql::Session& session) {
        return counter::person_of(session, visit.office.vault(), *at_counter);
    });
    if (!person) return;
    dossier::note_opening(visit, dossier::DossierId(at_counter->id), "visit");
    typed["receiving_unit"] = at_counter->agency;
    typed["owner.kind"] = person->kind;
    typed["owner.full_name"] = person->full_name;
    typed["owner.identity_number"] = person->identity_number;
    typed["owner.phone"] = person->phone;
    typed["owner.email"] = person->email;
    typed["owner.address"] = person->address;
}

}

base::Result<Sheet, http::Response> sheet_for(web::Visit& visit, const dossier::House& house) {
    const auto refusal = [&](dossier::Why why) {
        return base::problem(dossier::refusal_answer(visit, {why}));
    };
    const auto* procedure = newest_procedure(visit, house, visit.captured("code"));
    if (procedure == nullptr)
        return base::problem(web::problem(visit, Status::not_found, "no_such_procedure"));
    if (!procedure->fileable()) return refusal(dossier::Why::procedure_not_fileable);
    const auto* variant = procedure->variant(visit.request.query.get("variant"));
    if (variant == nullptr) return refusal(dossier::Why::unknown_variant);
    const bool officer = visit.actor().is_officer();
    if (officer && !visit.actor().has(office::Role::counter_officer))
        return refusal(dossier::Why::not_yours);
    // Said before anything is typed: by themselves people file online only.
    if (!officer && (procedure->immediate || !procedure->offers("online")))
        return refusal(dossier::Why::channel_not_offered);
    Sheet sheet{*procedure, *variant, agencies_for(visit, *procedure), officer, {}, {}, {}, {}};
    if (!officer || visit.request.query.get("visit").empty()) return sheet;
    const auto at_counter = visit_asked(visit);
    if (!at_counter) return refusal(dossier::Why::no_such_visit);
    sheet.visit = at_counter->code;
    return sheet;
}

void fill_in(web::Visit& visit, Sheet& sheet) {
    auto& typed = sheet.typed;
    typed = defaults_of(sheet.procedure, sheet.variant);
    typed["owner.kind"] = "citizen";
    typed["delivery_way"] = "counter";
    typed["came_by"] = "counter";
    if (sheet.agencies.size() == 1) typed["receiving_unit"] = sheet.agencies.front().code;
    if (!sheet.visit.empty()) fill_in_person(visit, typed);
    if (sheet.at_counter) return;
    const auto own = visit.office.look([&](sql::Session& session) {
        return people::details_of(session, visit.office.vault(), visit.actor().account);
    });
    const auto details = own.value_or(people::PersonalDetails{});
    typed["owner.full_name"] = details.full_name;
    typed["owner.identity_number"] = details.identity_number;
    typed["owner.phone"] = details.phone;
    typed["owner.email"] = details.email;
    typed["owner.address"] = details.address;
}

void read_request(web::Visit& visit, const dossier::House& house, Sheet& sheet,
                  std::vector<Fault>& faults) {
    read_typed(visit, sheet);
    read_files(visit, house, sheet, faults);
}

void read_draft(web::Visit& visit, Sheet& sheet, const json::Value& content) {
    if (const auto* typed = content.at("typed").object())
        for (const auto& [name, value] : *typed)
            if (value.text() != nullptr) sheet.typed[name] = *value.text();
    for (const auto& paper : sheet.variant.papers)
        for (const auto& file : content.at("kept").array_at(paper.code))
            if (const auto id = file.text() ? web::number_in(*file.text()) : std::nullopt)
                keep(visit, sheet, paper.code, *id);
}

json::Value draft_content(const Sheet& sheet) {
    json::Object typed;
    for (const auto& [name, value] : sheet.typed)
        if (name.rfind('_', 0) != 0) typed[name] = value;
    json::Object kept;
    for (const auto& [paper, files] : sheet.kept) {
        json::Array ids;
        for (const auto& file : files) ids.push_back(std::to_string(file.id));
        kept[paper] = std::move(ids);
    }
    return json::Object{{"typed", std::move(typed)}, {"kept", std::move(kept)}};
}

namespace {

bool came_by_post(const Sheet& sheet) {
    return sheet.at_counter && typed_at(sheet.typed, "came_by") == "post";
}

/// Nothing when day or time are none.
std::optional<base::Instant> handed_over_at(const Sheet& sheet) {
    auto time = typed_at(sheet.typed, "handed_over_time");
    if (time.find(':') == 1) time.insert(0, "0");
    return base::parse_rfc3339(typed_at(sheet.typed, "handed_over") + "T" + time + ":00+07:00");
}

}

dossier::Filing filing_of(const Sheet& sheet) {
    dossier::Filing filing;
    filing.procedure = sheet.procedure.code;
    filing.variant = sheet.variant.code;
    filing.channel = sheet.at_counter ? "counter" : "online";
    if (came_by_post(sheet)) {
        filing.channel = "post";
        filing.handed_over_at = handed_over_at(sheet);
    }
    filing.receiving_unit = typed_at(sheet.typed, "receiving_unit");
    filing.delivery_way = typed_at(sheet.typed, "delivery_way");
    filing.delivery_place = typed_at(sheet.typed, "delivery_place");
    filing.owner = owner_of(sheet.typed);
    filing.form = answers_of(sheet.procedure, sheet.variant, sheet.typed);
    const auto count_of = [&](const std::string& name) {
        return web::number_in(typed_at(sheet.typed, name)).value_or(0);
    };
    for (const auto& paper : sheet.variant.papers) {
        dossier::FiledPaper filed{
            paper.code, count_of("originals." + paper.code), count_of("copies." + paper.code), {}};
        if (const auto kept = sheet.kept.find(paper.code); kept != sheet.kept.end())
            for (const auto& file : kept->second) filed.files.push_back(file.id);
        if (filed.originals > 0 || filed.copies > 0 || !filed.files.empty())
            filing.papers.push_back(std::move(filed));
    }
    return filing;
}

void add_form_faults(const html::Locale& locale, const Sheet& sheet,
                     const std::vector<json::Fault>& form_faults, std::vector<Fault>& faults) {
    std::set<std::string> named;
    const auto groups = questions_of(sheet.procedure, sheet.variant, locale.language());
    for (const auto& group : groups)
        for (const auto& question : group.questions)
            for (const auto& fault : form_faults) {
                if ("form." + fault.pointer.substr(fault.pointer.empty() ? 0 : 1) != question.name)
                    continue;
                if (!named.insert(question.name).second) continue;
                const bool no_day = question.widget == "date" && fault.keyword == "format";
                const bool not_chosen = !question.choices.empty() && fault.keyword == "required";
                // A tick that is missing is a sentence to confirm, not a field to fill in.
                faults.push_back({question.name, question.widget == "checkbox"
                                                     ? locale.text("fault.tick")
                                                     : fault_line(locale, question.label,
                                                                  no_day       ? "day"
                                                                  : not_chosen ? "enum"
                                                                               : fault.keyword)});
            }
    if (named.empty() && !form_faults.empty())
        faults.push_back({"", locale.text("problem.form_invalid")});
}

/// What is no count would otherwise be filed as none.
void add_count_faults(const html::Locale& locale, const Sheet& sheet, std::vector<Fault>& faults) {
    if (!sheet.at_counter) return;
    for (const auto& paper : sheet.variant.papers)
        for (const auto* kind : {"originals", "copies"}) {
            const auto field = std::string(kind) + "." + paper.code;
            const auto typed = typed_at(sheet.typed, field);
            if (typed.empty() || dossier::is_count(web::number_in(typed).value_or(-1))) continue;
            const auto label = std::string("filing.") + kind;
            faults.push_back(
                {field, locale.text("fault.count", {{"paper", paper.name(locale.language())},
                                                    {"label", locale.text(label)}})});
        }
}

std::vector<Fault> faults_in(const html::Locale& locale, const Sheet& sheet,
                             const dossier::Filing& filing, const dossier::Checked& checked) {
    std::vector<Fault> faults;
    if (came_by_post(sheet) && !handed_over_at(sheet)) {
        const bool no_day = !base::parse_day(typed_at(sheet.typed, "handed_over"));
        const std::string field = no_day ? "handed_over" : "handed_over_time";
        faults.push_back(
            {field, fault_line(locale, locale.text("filing." + field), no_day ? "day" : "time")});
    }
    add_owner_faults(locale, filing, faults);
    add_form_faults(locale, sheet, checked.form_faults, faults);
    add_paper_faults(locale, sheet, filing, faults);
    add_count_faults(locale, sheet, faults);
    if (filing.delivery_way.empty())
        faults.push_back(
            {"delivery_way", fault_line(locale, locale.text("filing.delivery_way"), "enum")});
    if (filing.delivery_way == "post" && filing.delivery_place.empty() &&
        filing.owner.address.empty())
        faults.push_back({"delivery_place", locale.text("problem.delivery_place_missing")});
    return faults;
}

dossier::Checked checked(web::Visit& visit, const dossier::House& house,
                         const dossier::Filing& filing) {
    return visit.office.look([&](sql::Session& session) {
        return dossier::check_form(session, house.rules, filing, visit.office.now());
    });
}

std::optional<Draft> draft_here(web::Visit& visit, const Sheet& sheet) {
    return visit.office.look([&](sql::Session& session) {
        return find_draft(session, visit.office.vault(), visit.actor().account,
                          {sheet.procedure.code, sheet.variant.code});
    });
}

}
