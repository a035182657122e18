#include "src/desk/acts_routes.h"

#include <algorithm>

#include "src/desk/dossier_page_routes.h"
#include "src/desk/wording_routes.h"
#include "src/dossier/course.h"
#include "src/dossier/dossier_actions.h"
#include "src/dossier/dossier_routes.h"
#include "src/people/account_store.h"
#include "src/web/json_door.h"

namespace motcua::desk {
namespace {

std::string typed(const web::Visit& visit, std::string_view field) {
    return web::cleaned(visit.request.form.get(field));
}

bool may_take(const office::Actor& actor, const dossier::Step& step) {
    if (step.officer && *step.officer != actor.account) return false;
    return actor.holds({step.role, step.agency, step.sub_unit});
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
        for (const auto id : people::officers_of(session, agency, next.sub_unit, next.role)) {
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
            .set("form_name", *form == '\0' ? visit.locale().text("dossier.no_form") : form)
            .flag("chosen", typed(visit, "form_of_authority") == form);
}

dossier::Target target_of(const web::Visit& visit) {
    dossier::Target target{visit.captured("code"), {}, visit.captured("step")};
    if (const auto version = web::number_in(visit.request.form.get("_version"))) {
        target.expected.given = true;
        target.expected.versions.push_back(*version);
    }
    return target;
}

dossier::Outcome done(office::Act& act, const dossier::Rulebook& rules, const web::Visit& visit,
                      const std::string& name) {
    const auto target = target_of(visit);
    if (name == "acceptance") return dossier::accept(act, rules, target);
    if (name == "rejection") return dossier::reject(act, rules, target, typed(visit, "reason"));
    if (name == "assignment") return dossier::assign(act, rules, target, typed(visit, "officer"));
    if (name == "completion") return dossier::complete(act, rules, target, typed(visit, "remark"));
    if (name == "send_back")
        return dossier::send_back(act, rules, target, typed(visit, "to"), typed(visit, "reason"));
    if (name == "approval")
        return dossier::approve(act, rules, target, typed(visit, "form_of_authority"));
    if (name == "issuance") return dossier::issue(act, rules, target);
    return dossier::deliver(act, rules, target, typed(visit, "collector"));
}

}

bool show_acts(html::Values& into, web::Visit& visit, const dossier::House& house,
               const dossier::Dossier& dossier) {
    into.list("acts");
    if (!dossier.step || !may_take(visit.actor(), *dossier.step)) return false;
    const auto& process =
        visit.office
            .look([&](sql::Session& session) -> std::reference_wrapper<const process::Process> {
                return house.rules.process(session, dossier.process, dossier.process_revision);
            })
            .get();
    const auto* step = process.find(dossier.step->code);
    if (step == nullptr) return false;
    auto& acts = into.add("acts");
    acts.set("version", dossier.version)
        .set("open_step", step->code)
        .set("open_step_name", step->name(visit.language))
        .set("typed_reason", typed(visit, "reason"))
        .set("typed_remark", typed(visit, "remark"))
        .set("typed_collector", typed(visit, "collector"))
        .flag("reason_typed", visit.request.form.find("reason") != nullptr);
    for (const auto* action : {"acceptance", "completion", "issuance", "delivery"})
        acts.flag(action, step->action == action);
    acts.list("assignment").list("approval");
    const auto* next = process.after(step->code);
    if (step->action == "assignment" && next != nullptr)
        show_officers(acts.add("assignment"), visit, *next, dossier);
    if (step->action == "approval") show_forms_of_authority(acts.add("approval"), visit);
    show_targets(acts, visit, process, *step);
    return true;
}

web::Handler act_handler(const dossier::House& house, std::string act) {
    return [&house, act = std::move(act)](web::Visit& visit) {
        const auto outcome = visit.perform(visit.once("page:" + act), [&](office::Act& performed) {
            return done(performed, house.rules, visit, act);
        });
        if (!outcome) return show_refusal(visit, house, outcome.error());
        return http::see_other("/dossiers/" + visit.captured("code"));
    };
}

}
