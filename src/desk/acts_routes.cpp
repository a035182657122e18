#include "src/desk/acts_routes.h"

#include <algorithm>

#include "src/counter/wording_routes.h"
#include "src/desk/dossier_page_routes.h"
#include "src/desk/ending_routes.h"
#include "src/desk/fees_routes.h"
#include "src/desk/late_routes.h"
#include "src/desk/originals_routes.h"
#include "src/desk/supplement_routes.h"
#include "src/desk/wording_routes.h"
#include "src/document/file_routes.h"
#include "src/dossier/course.h"
#include "src/dossier/custody_actions.h"
#include "src/dossier/custody_routes.h"
#include "src/dossier/dossier_actions.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/opening_actions.h"
#include "src/dossier/payment_actions.h"
#include "src/dossier/supplement_actions.h"
#include "src/people/account_store.h"
#include "src/web/json_door.h"

namespace motcua::desk {
namespace {

std::string typed(const web::Visit& visit, std::string_view field) {
    return web::cleaned(visit.request.form.get(field));
}

void show_officers(html::Values& section, web::Visit& visit, const process::StepDefinition& next,
                   const dossier::Dossier& dossier) {
    section.list("officers");
    const auto& agency = dossier::agency_of(next, dossier);
    struct Officer {
        std::string login;
        std::string name;
    };
    const auto officers = visit.office.look([&](sql::Session& session) {
        std::vector<Officer> found;
        for (const auto id : people::officers_of(session, {next.role, agency, next.sub_unit},
                                                 base::day_of(visit.office.now()))) {
            const auto actor = people::actor_of(session, id);
            const auto details = people::details_of(session, visit.office.vault(), id);
            if (actor) found.push_back({actor->login, details ? details->full_name : actor->login});
        }
        return found;
    });
    for (const auto& officer : officers)
        section.add("officers")
            .set("officer_login", officer.login)
            .set("officer_name", officer.name)
            .flag("chosen", officer.login == typed(visit, "officer"));
}

void show_targets(html::Values& acts, const web::Visit& visit, const process::Process& process,
                  const process::StepDefinition& step) {
    acts.list("send_back");
    if (step.send_back_to.empty()) return;
    auto& section = acts.add("send_back");
    section.list("targets");
    for (const auto& target : step.send_back_to)
        section.add("targets")
            .set("step", target)
            .set("step_name", process.find(target)->name(visit.language))
            .flag("chosen", target == typed(visit, "to"));
}

void show_forms_of_authority(html::Values& section, const web::Visit& visit) {
    section.list("forms_of_authority");
    for (const auto* form : dossier::forms_of_authority)
        section.add("forms_of_authority")
            .set("form", form)
            .set("form_name", visit.locale().text(std::string("authority.") + form))
            .flag("chosen", typed(visit, "form_of_authority") == form);
}

/// Files that came with a form that was refused.
void show_kept(html::Values& section, std::string_view list, web::Visit& visit,
               const std::string& field) {
    for (const auto& file : document::kept_files(visit, field))
        section.add(list)
            .set("file", file.id)
            .set("file_name", document::name_of(visit.office.vault(), file));
}

void show_site_visit(html::Values& section, web::Visit& visit) {
    const auto today = base::rfc3339(visit.office.now());
    const auto day = typed(visit, "visit_day");
    const auto time = typed(visit, "visit_time");
    section.set("visit_day", day.empty() ? today.substr(0, 10) : day)
        .set("visit_time", time)
        .set("typed_note", typed(visit, "note"))
        .list("photos");
    show_kept(section, "photos", visit, "photo");
}

/// Whoever wants the result online gets what is attached here.
void show_documents(html::Values& acts, web::Visit& visit, const dossier::Dossier& dossier) {
    acts.flag("wanted_online", dossier.delivery_way == "online").list("documents");
    show_kept(acts, "documents", visit, "document");
}

dossier::SiteVisit site_visit_in(web::Visit& visit) {
    dossier::SiteVisit seen{base::parse_rfc3339(typed(visit, "visit_day") + "T" +
                                                typed(visit, "visit_time") + ":00+07:00"),
                            typed(visit, "note"),
                            {}};
    for (const auto& file : document::kept_files(visit, "photo")) seen.photos.push_back(file.id);
    return seen;
}

dossier::Refusal refusal_of(const web::Visit& visit, const document::RefusedUpload& upload) {
    const auto why = "problem." + std::string(document::name_of(upload.why));
    return {dossier::Why::unknown_file,
            {{"sentence", upload.file_name + ": " + visit.locale().text(why)}}};
}

/// What a form brought, read before the transaction: files are looked up outside it.
struct Brought {
    std::vector<dossier::FiledPaper> papers;
    dossier::SiteVisit visit;
    std::vector<std::int64_t> documents;
    std::optional<std::string> fault = {}; ///< a sentence
};

const catalogue::Procedure& procedure_of(web::Visit& visit, const dossier::House& house,
                                         const dossier::Dossier& dossier) {
    return *visit.office.look([&](sql::Session& session) {
        return &house.rules.procedure(session, dossier.procedure, dossier.procedure_revision);
    });
}

const catalogue::Variant* variant_of(web::Visit& visit, const dossier::House& house,
                                     const dossier::Dossier& dossier) {
    return procedure_of(visit, house, dossier).variant(dossier.variant);
}

Brought brought_with(web::Visit& visit, const dossier::House& house, const std::string& name) {
    Brought brought;
    if (name == "site_visit") brought.visit = site_visit_in(visit);
    if (name == "issuance")
        for (const auto& file : document::kept_files(visit, "document"))
            brought.documents.push_back(file.id);
    if (name != "acceptance") return brought;
    const auto dossier = dossier_here(visit);
    if (!dossier) return brought;
    const auto& variant = *variant_of(visit, house, *dossier);
    brought.fault = wrong_count(visit, variant);
    brought.papers = counted_papers(visit, variant);
    return brought;
}

dossier::Outcome done(office::Act& act, const dossier::Rulebook& rules, const web::Visit& visit,
                      const std::string& name, const Brought& brought) {
    const auto target = dossier::target_of_page(visit);
    if (auto ending = ending_done(act, rules, visit, target, name)) return std::move(*ending);
    if (name == "supplement_request")
        return dossier::request_supplement(act, rules, target, asked_papers(visit),
                                           typed(visit, "reason"));
    if (name == "site_visit") return dossier::visit_site(act, rules, target, brought.visit);
    if (name == "payment") {
        const auto lines = ticked_lines(visit);
        if (lines.empty()) return dossier::refused(dossier::Why::fee_not_chosen);
        return dossier::record_payment(act, rules, target, lines);
    }
    if (name == "acceptance") return dossier::accept(act, rules, target, brought.papers);
    if (name == "rejection")
        return dossier::reject(act, rules, target, typed(visit, "reason"),
                               dossier::returning_of_page(visit));
    if (name == "assignment") return dossier::assign(act, rules, target, typed(visit, "officer"));
    if (name == "completion") return dossier::complete(act, rules, target, typed(visit, "remark"));
    if (name == "send_back")
        return dossier::send_back(act, rules, target, typed(visit, "to"), typed(visit, "reason"));
    if (name == "approval")
        return dossier::approve(act, rules, target, typed(visit, "form_of_authority"));
    if (name == "issuance") return dossier::issue(act, rules, target, brought.documents);
    if (name == "originals-return")
        return dossier::give_back(act, rules, target, dossier::returning_of_page(visit));
    return dossier::deliver(act, rules, target, dossier::handing_of_page(visit));
}

}

bool show_acts(html::Values& into, web::Visit& visit, const dossier::House& house,
               const dossier::Dossier& dossier, const json::Value& described, bool may_ask) {
    into.list("acts");
    if (!dossier::holds_open_step(visit.actor(), dossier)) return false;
    const auto& process =
        visit.office
            .look([&](sql::Session& session) -> std::reference_wrapper<const process::Process> {
                return house.rules.process(session, dossier.process, dossier.process_revision);
            })
            .get();
    const auto* step = process.find(dossier.step->code);
    if (step == nullptr) return false;
    const bool ready = !dossier::waits(dossier.state);
    auto& acts = into.add("acts");
    acts.set("version", dossier.version)
        .set("open_step", step->code)
        .set("open_step_name", step->name(visit.language))
        .set("waiting_for", visit.locale().text("state." + std::string(name_of(dossier.state))))
        .set("typed_reason", typed(visit, "reason"))
        .set("typed_remark", typed(visit, "remark"))
        .flag("asking", visit.request.path.ends_with("/supplement-request"))
        .flag("reason_typed", visit.request.form.find("reason") != nullptr)
        .flag("ready", ready)
        .flag("waiting", !ready);
    counter::show_authority(acts, visit);
    show_late(acts, visit, described, "act");
    show_returning(acts, "rejection_returning", visit, described, "rejection", true);
    show_returning(acts, "delivery_returning", visit, described, "delivery", false);
    acts.flag("acceptance", step->action == "acceptance");
    if (step->action == "acceptance")
        show_counted_papers(acts, visit, dossier, *variant_of(visit, house, dossier));
    else
        acts.list("counted_papers");
    show_documents(acts, visit, dossier);
    for (const auto* action : {"completion", "issuance", "delivery"})
        acts.flag(action, ready && step->action == action);
    acts.list("assignment").list("approval").list("send_back").list("site_visit");
    acts.list("supplement_request");
    if (!ready) return true;
    if (step->action == "site_visit") {
        auto& form = acts.add("site_visit");
        show_site_visit(form, visit);
        show_late(form, visit, described, "act");
    }
    if (may_ask)
        show_supplement_request(acts, visit, procedure_of(visit, house, dossier), dossier.variant);
    const auto* next = process.after(step->code);
    if (step->action == "assignment" && next != nullptr) {
        auto& form = acts.add("assignment");
        show_officers(form, visit, *next, dossier);
        show_late(form, visit, described, "act");
    }
    if (step->action == "approval") {
        auto& form = acts.add("approval");
        show_forms_of_authority(form, visit);
        show_late(form, visit, described, "act");
    }
    show_targets(acts, visit, process, *step);
    return true;
}

web::Handler act_handler(const dossier::House& house, std::string act) {
    return [&house, act = std::move(act)](web::Visit& visit) {
        const auto refused = document::keep_uploads(visit, house.files);
        if (!refused.empty()) return show_refusal(visit, house, refusal_of(visit, refused.front()));
        const auto brought = brought_with(visit, house, act);
        if (brought.fault)
            return show_refusal(visit, house,
                                {dossier::Why::unknown_paper, {{"sentence", *brought.fault}}});
        const auto outcome = visit.perform(visit.once("page:" + act), [&](office::Act& performed) {
            return done(performed, house.rules, visit, act, brought);
        });
        if (!outcome) return show_refusal(visit, house, outcome.error());
        return http::see_other("/dossiers/" + visit.captured("code") + "?done=" + act);
    };
}

}
