#include "src/desk/ending_routes.h"

#include <algorithm>

#include "src/desk/late_routes.h"
#include "src/desk/originals_routes.h"
#include "src/desk/wording_routes.h"
#include "src/dossier/add_on_actions.h"
#include "src/dossier/custody_routes.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/opening_actions.h"
#include "src/web/json_door.h"

namespace motcua::desk {
namespace {

std::string typed(const web::Visit& visit, std::string_view field) {
    return web::cleaned(visit.request.form.get(field));
}

void show_withdrawal(html::Values& into, const html::Locale& locale, const json::Value& row) {
    into.list("withdrawal");
    if (row.is_null()) return;
    const bool settled = !row.at("settled_at").is_null();
    const auto end = !settled                   ? "ending.withdrawal_open"
                     : row.boolean_at("agreed") ? "ending.withdrawal_agreed"
                                                : "ending.withdrawal_refused";
    into.add("withdrawal")
        .set("what", locale.text(end))
        .set("reason", row.text_at("reason"))
        .set("answer", row.text_at("answer"))
        .flag("answered", !row.text_at("answer").empty());
}

void show_stop(html::Values& into, const html::Locale& locale, const json::Value& row) {
    into.list("stop");
    if (row.is_null() || row.text_at("cause") == "withdrawn") return;
    into.add("stop")
        .set("cause", word(locale, "stop_cause.", row.text_at("cause")))
        .set("when", moment_in_words(locale, row.text_at("stopped_at")))
        .set("reason", row.text_at("reason"));
}

void show_delay(html::Values& into, const html::Locale& locale, const json::Value& row) {
    into.list("delay");
    if (row.is_null()) return;
    into.add("delay")
        .set("cause", word(locale, "delay_cause.", row.text_at("cause")))
        .set("before", moment_in_words(locale, row.text_at("due_before")))
        .set("due", moment_in_words(locale, row.text_at("due_at")))
        .set("reason", row.text_at("explanation"));
}

void show_annulled(html::Values& into, const html::Locale& locale, const json::Array& rows) {
    into.list("annulled");
    for (const auto& row : rows)
        into.add("annulled")
            .set("notation", row.text_at("notation"))
            .set("when", moment_in_words(locale, row.text_at("annulled_at")))
            .set("reason", row.text_at("reason"));
}

template <class Causes>
void show_causes(html::Values& section, const web::Visit& visit, const std::string& prefix,
                 const Causes& causes) {
    section.list("causes");
    for (const auto* cause : causes)
        section.add("causes")
            .set("cause", cause)
            .set("cause_name", word(visit.locale(), prefix, cause))
            .flag("chosen", typed(visit, "cause") == cause);
}

void show_add_ons(html::Values& section, const web::Visit& visit, const json::Value& text) {
    section.list("add_ons");
    for (const auto& add_on : text.array_at("add_ons"))
        section.add("add_ons")
            .set("add_on", add_on.text_at("add_on"))
            .set("add_on_name", add_on.text_at("name"))
            .set("add_on_length",
                 visit.locale().text("limit." + add_on.text_at("unit"),
                                     {{"length", std::to_string(add_on.integer_at("length"))}}))
            .flag("chosen", typed(visit, "add_on") == add_on.text_at("add_on"));
}

/// A form opens again with what was typed when its act was refused.
html::Values& add_form(html::Values& forms, const web::Visit& visit, const std::string& name) {
    auto path = "/" + name;
    std::replace(path.begin(), path.end(), '_', '-');
    const bool tried = visit.request.path.ends_with(path);
    return forms.add(name).flag("tried", tried).set("typed", tried ? typed(visit, "reason") : "");
}

bool show_forms(html::Values& forms, const web::Visit& visit, const dossier::Dossier& dossier,
                const json::Value& text) {
    const auto& actor = visit.actor();
    const bool holds = dossier::holds_open_step(actor, dossier);
    const bool at_counter = dossier::is_at_its_counter(actor, dossier);
    for (const auto* name :
         {"withdrawal", "withdrawal_decision", "stop", "delay", "added_time", "correction"})
        forms.list(name);
    // What is only asked for gives nothing back yet.
    const bool ends = dossier.step && dossier.step->action == "acceptance";
    const json::Value at_once = ends ? text : json::Value();
    bool any = false;
    const auto add = [&](const char* name) -> html::Values& {
        any = true;
        return add_form(forms, visit, name);
    };
    if ((dossier.submitter == actor.account || at_counter) && dossier::may_withdraw(dossier))
        show_returning(add("withdrawal"), "returning", visit, at_once, "withdrawal", true);
    if ((holds || at_counter) && dossier.state == dossier::State::withdrawal_requested) {
        auto& form = add("withdrawal_decision");
        show_returning(form, "returning", visit, text, "withdrawal-decision", true);
        show_late(form, visit, text, "decision");
    }
    if (holds && dossier::may_delay(dossier) && text.at("delay").is_null()) {
        auto& form = add("delay");
        form.set("typed_days", typed(visit, "working_days"));
        show_causes(form, visit, "delay_cause.", dossier::delay_causes);
    }
    if (holds && dossier::may_add_time(dossier) && !text.array_at("add_ons").empty())
        show_add_ons(add("added_time"), visit, text);
    if (holds && dossier::may_stop(dossier)) {
        auto& form = add("stop");
        show_causes(form, visit, "stop_cause.", dossier::stop_causes);
        show_returning(form, "returning", visit, text, "stop", true);
        show_late(form, visit, text, "stop");
    }
    if (dossier::may_correct(dossier, actor) && !text.at("acceptance").is_null()) add("correction");
    return any;
}

}

bool show_endings(html::Values& into, const web::Visit& visit, const dossier::Dossier& dossier,
                  const json::Value& text) {
    const auto& locale = visit.locale();
    show_withdrawal(into, locale, text.at("withdrawal"));
    show_stop(into, locale, text.at("stop"));
    show_delay(into, locale, text.at("delay"));
    show_annulled(into, locale, text.array_at("annulled"));
    // A citizen who wants to withdraw waits for an answer: that comes first, the rest can wait.
    into.flag("urgent_act", dossier.state == dossier::State::withdrawal_requested)
        .list("other_acts");
    html::Values forms;
    forms.set("version", dossier.version);
    const bool any = show_forms(forms, visit, dossier, text);
    if (any) into.add("other_acts") = std::move(forms);
    return any;
}

std::optional<dossier::Outcome> ending_done(office::Act& act, const dossier::Rulebook& rules,
                                            const web::Visit& visit, const dossier::Target& target,
                                            const std::string& name) {
    const auto reason = typed(visit, "reason");
    const auto returning = dossier::returning_of_page(visit);
    if (name == "withdrawal")
        return dossier::request_withdrawal(act, rules, target, reason, returning);
    if (name == "withdrawal-decision")
        return dossier::settle_withdrawal(act, rules, target, typed(visit, "decision") == "agreed",
                                          reason, returning);
    if (name == "stop")
        return dossier::stop(act, rules, target, typed(visit, "cause"), reason, returning);
    if (name == "delay")
        return dossier::announce_delay(act, rules, target,
                                       {typed(visit, "cause"),
                                        web::number_in(typed(visit, "working_days")).value_or(0),
                                        reason});
    if (name == "added-time")
        return dossier::add_time(act, rules, target, typed(visit, "add_on"), reason);
    if (name == "correction") return dossier::correct(act, rules, target, reason);
    return std::nullopt;
}

}
