#include "src/dossier/supplement_actions.h"

#include <algorithm>

#include "src/dossier/clocks_store.h"
#include "src/dossier/course.h"
#include "src/dossier/custody_actions.h"
#include "src/dossier/due_store.h"
#include "src/dossier/lapse_store.h"
#include "src/dossier/opening_actions.h"
#include "src/dossier/paper_actions.h"

namespace motcua::dossier {
namespace {

const catalogue::Procedure& procedure_of(office::Act& act, const Rulebook& rules,
                                         const Dossier& dossier) {
    return rules.procedure(act.session, dossier.procedure, dossier.procedure_revision);
}

/// The step stays open; only the state changes.
Move standing(State state) { return {0, "", std::nullopt, state}; }

bool is_given(const std::vector<FiledPaper>& papers, const std::string& wanted) {
    return std::any_of(papers.begin(), papers.end(), [&](const FiledPaper& paper) {
        return paper.paper == wanted &&
               (!paper.files.empty() || paper.originals > 0 || paper.copies > 0);
    });
}

}

bool asks(const Dossier& dossier) {
    if (!dossier.step) return false;
    const auto& action = dossier.step->action;
    return (dossier.state == State::submitted && action == "acceptance") ||
           (dossier.state == State::in_progress &&
            (action == "completion" || action == "site_visit"));
}

Outcome request_supplement(office::Act& act, const Rulebook& rules, const Target& target,
                           const std::vector<std::string>& papers, const std::string& reason) {
    const Terms terms{[&](const Dossier& dossier, const process::Process&) {
                          return holds_open_step(act.actor, dossier);
                      },
                      asks};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    if (supplement_of(act.session, dossier.id)) return refused(Why::supplement_asked_before);
    if (reason.empty()) return refused(Why::reason_missing);
    if (reason.size() > remark_bytes_max) return refused(Why::text_too_long);
    const auto& variant = *procedure_of(act, rules, dossier).variant(dossier.variant);
    auto wanted = papers;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    json::Array asked;
    for (const auto& paper : wanted) {
        if (variant.paper(paper) == nullptr) return refused(Why::unknown_paper, {{"paper", paper}});
        asked.push_back(paper);
    }
    auto body = to_body(dossier.id, standing(State::awaiting_supplement));
    body["came_from"] = std::string(name_of(dossier.state));
    body["papers"] = std::move(asked);
    auto until = supplement_term(act.session, rules, dossier, act.now);
    if (!until) return refused(Why::no_due_date);
    body.merge(*until);
    return committed(act, dossier, "supplement_requested", std::move(body), sealed_remark(reason));
}

Outcome supplement(office::Act& act, const Rulebook& rules, const Target& target,
                   const Supplement& brought) {
    const Terms terms{
        [&](const Dossier& dossier, const process::Process&) {
            return dossier.submitter == act.actor.account || is_at_its_counter(act.actor, dossier);
        },
        [](const Dossier& dossier) { return dossier.state == State::awaiting_supplement; }};
    auto opened = open_dossier(act, rules, target, terms);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& dossier = opened->dossier;
    if (brought.remark.size() > remark_bytes_max) return refused(Why::text_too_long);
    const auto& procedure = procedure_of(act, rules, dossier);
    const auto& variant = *procedure.variant(dossier.variant);
    if (brought.form) {
        const auto& rule = procedure.forms.find(variant.form)->second;
        const auto faults = rule.faults_in(*brought.form, base::day_of(act.now));
        if (!faults.empty()) return base::problem(form_refusal(faults));
    }
    if (auto fault = fault_in(act, variant, brought.papers))
        return base::problem(std::move(*fault));
    const auto request = supplement_of(act.session, dossier.id);
    json::Array missing;
    for (const auto& wanted : request->papers)
        if (!is_given(brought.papers, wanted)) missing.push_back(wanted);
    if (!missing.empty()) return refused(Why::papers_missing, {{"papers", missing}});

    auto body = to_body(dossier.id, standing(request->came_from));
    body["papers"] = papers_body(brought.papers);
    add_kept(body, act.actor, dossier.receiving_unit, kept_of(variant, brought.papers));
    if (brought.form) body["form_corrected"] = true;
    if (request->came_from != State::submitted) {
        auto going_on = limit_going_on(act.session, rules, dossier, act.now);
        if (!going_on) return refused(Why::no_due_date);
        body.merge(*going_on);
    }
    auto secret = sealed_remark(brought.remark);
    if (brought.form) {
        if (!secret) secret = json::Object{};
        secret->emplace("form", *brought.form);
    }
    return committed(act, dossier, "dossier_supplemented", std::move(body), std::move(secret));
}

}
