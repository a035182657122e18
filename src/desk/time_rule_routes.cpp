#include "src/desk/time_rule_routes.h"

#include <ranges>

#include <fmt/format.h>

#include "src/calendar/time_rules_store.h"
#include "src/desk/outlook_routes.h"
#include "src/desk/wording_routes.h"
#include "src/organisation/time_rule_actions.h"
#include "src/people/account_actions.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::desk {
namespace {

using calendar::RuleChange;
using http::Status;
using organisation::ProposedRules;
using organisation::RulesRefusal;
using web::Access;

http::Response refused(const web::Visit& visit, const RulesRefusal& refusal) {
    if (refusal.why == "not_yours") {
        people::note_refusal(visit.office, "act_refused", visit.actor().mark(), visit.request.peer,
                             refusal.why);
        return web::problem(visit, Status::forbidden, refusal.why);
    }
    if (refusal.why == "version_missing")
        return web::problem(visit, Status::precondition_required, refusal.why);
    if (refusal.why == "rules_changed")
        return web::problem(visit, Status::precondition_failed, refusal.why);
    if (refusal.why == "bad_rule")
        return web::problem(visit, Status::unprocessable, refusal.why, {{"rule", refusal.about}});
    return web::problem(visit, Status::unprocessable, refusal.why);
}

/// What a change comes to, and what it would do to open dossiers.
struct Foreseen {
    ProposedRules rules;
    dossier::Outlook outlook;
};
base::Result<Foreseen, RulesRefusal> foreseen(web::Visit& visit, const RuleChange& change) {
    const auto now = visit.office.now();
    return visit.office.look([&](sql::Session& session) -> base::Result<Foreseen, RulesRefusal> {
        auto rules = organisation::propose_time_rules(session, visit.actor(), change);
        if (!rules) return base::problem(rules.error());
        auto outlook = dossier::outlook_under(session, calendar::time_rules_from(rules->after),
                                              office::scope_of(visit.actor()), now);
        return Foreseen{std::move(*rules), std::move(outlook)};
    });
}

RuleChange change_in(const web::Reader& read) {
    RuleChange change{read.text("from"), {}, read.text("source")};
    const auto rules = read.answers("rules");
    if (rules.object() != nullptr)
        for (const auto& [name, value] : *rules.object())
            change.values[name] = value.text() == nullptr ? "?" : *value.text();
    return change;
}

/// What was typed into the form; the Vietnamese word for "none" is understood.
RuleChange change_in(const http::Request& request) {
    const auto typed = [&](std::string_view name) {
        return web::cleaned(request.form.get(std::string(name)));
    };
    RuleChange change{typed("from"), {}, typed("source")};
    for (const auto& name : calendar::rule_names) {
        auto value = typed(name);
        if (value == "bỏ") value = "none";
        if (!value.empty()) change.values.emplace(name, std::move(value));
    }
    return change;
}

auto publish(web::Visit& visit, const char* route, const RuleChange& change,
             std::optional<std::int64_t> seen) {
    return visit.perform(visit.once(route), [&](office::Act& act) {
        return organisation::publish_time_rules(act, change, seen);
    });
}

struct Newest {
    std::int64_t revision = 0;
    json::Value text;
};
Newest newest(web::Visit& visit) {
    return visit.office.look([](sql::Session& session) {
        const auto revision = calendar::newest_time_rules(session);
        return Newest{revision, organisation::time_rules_text(session, revision)};
    });
}

http::Response with_version(std::int64_t revision, json::Object body) {
    auto answer = http::json(Status::ok, json::canonical(std::move(body)));
    answer.with("ETag", fmt::format("\"{}\"", revision));
    return answer;
}

http::Response get_rules(web::Visit& visit) {
    const auto found = newest(visit);
    return with_version(found.revision, {{"revision", found.revision},
                                         {"rules", found.text.at("rules")}});
}

std::string value_in_words(const html::Locale& locale, const json::Value& value) {
    if (const auto* number = value.integer()) return std::to_string(*number);
    if (const auto* text = value.text()) return word(locale, "time_rule_value.", *text);
    return locale.text("time_rule_value.none");
}

std::string change_in_words(const html::Locale& locale, const calendar::RuleDifference& change) {
    return locale.text("time_rules.change_in_words",
                       {{"from", web::day_in_words(change.from)},
                        {"rule", locale.text("time_rule." + change.rule)},
                        {"before", value_in_words(locale, change.before)},
                        {"after", value_in_words(locale, change.after)}});
}

http::Response post_trial(web::Visit& visit) {
    const auto change =
        web::read_body(visit, [](const web::Reader& read) { return change_in(read); });
    if (!change) return change.error();
    const auto found = foreseen(visit, *change);
    if (!found) return refused(visit, found.error());
    json::Array changes;
    for (const auto& each :
         calendar::differences_between(found->rules.before, found->rules.after))
        changes.push_back(json::Object{{"from", each.from},
                                       {"rule", each.rule},
                                       {"before", each.before},
                                       {"after", each.after},
                                       {"words", change_in_words(visit.locale(), each)}});
    return with_version(found->rules.revision, {{"revision", found->rules.revision},
                                                {"changes", std::move(changes)},
                                                {"due_dates", describe(found->outlook)}});
}

http::Response post_change(web::Visit& visit) {
    const auto change =
        web::read_body(visit, [](const web::Reader& read) { return change_in(read); });
    if (!change) return change.error();
    std::string seen(visit.request.header("if-match"));
    std::erase(seen, '"');
    const auto done = publish(visit, "api:time_rules", *change, web::number_in(seen));
    if (!done) return refused(visit, done.error());
    return web::created({{"revision", done->body.at("revision")}},
                        done->body.integer_at("revision"));
}

void show_eras(html::Values& values, const html::Locale& locale, const json::Value& text) {
    values.list("eras").flag("said", !text.array_at("rules").empty());
    for (const auto& era : std::views::reverse(text.array_at("rules"))) {
        auto& shown = values.add("eras");
        shown
            .set("era", locale.text("time_rules.era",
                                    {{"day", web::day_in_words(era.text_at("from"))}}))
            .list("rules");
        for (const auto& name : calendar::rule_names) {
            const auto& rule = era.at(name);
            if (rule.is_null()) continue;
            shown.add("rules")
                .set("rule", locale.text("time_rule." + std::string(name)))
                .set("value", value_in_words(locale, rule.at("value")))
                .set("source", calendar::source_of(rule, locale.language()))
                .flag("unsure", rule.text_at("certainty") != "read");
        }
    }
}

void show_form(html::Values& values, const web::Visit& visit, const std::string& problem) {
    const auto change = change_in(visit.request);
    values.list("fields").list("errors").set("typed_from", change.from);
    values.set("typed_source", change.source).flag("tried", !problem.empty());
    for (const auto& name : calendar::rule_names) {
        const auto typed = change.values.find(name);
        const auto value = typed == change.values.end() ? "" : typed->second;
        const bool chosen = name == "day_off_start" || name == "after_supplement";
        auto& field = values.add("fields");
        field.set("field", std::string(name))
            .set("label", visit.locale().text("time_rule." + std::string(name)))
            .set("typed", value)
            .flag("chosen_from", chosen)
            .list("options");
        if (!chosen) continue;
        using Words = std::vector<std::string>;
        for (const auto& option : name == "after_supplement"
                                      ? Words{"restart", "resume"}
                                      : Words{"that_day", "next_working_day"})
            field.add("options")
                .set("option", option)
                .set("option_name", visit.locale().text("time_rule_value." + option))
                .flag("selected", value == option);
    }
    if (problem.empty()) return;
    values.add("errors")
        .add("error")
        .set("message", problem)
        .set("target", "rules")
        .flag("linked", true);
}

http::Response rules_page(web::Visit& visit, const std::string& problem) {
    const auto found = newest(visit);
    html::Values values;
    show_eras(values, visit.locale(), found.text);
    show_form(values, visit, problem);
    values.flag("keeps_rules",
                organisation::may_keep_time_rules(visit.actor()))
        .list("done");
    if (visit.request.query.get("done") == "published")
        values.add("done").set("sentence", visit.locale().text("time_rules.published"));
    return web::page(visit, "desk/time_rules", visit.locale().text("time_rules.heading"),
                     std::move(values), problem.empty() ? Status::ok : Status::unprocessable);
}

http::Response get_page(web::Visit& visit) { return rules_page(visit, ""); }

std::string sentence_of(const web::Visit& visit, const RulesRefusal& refusal) {
    if (refusal.why == "bad_rule") return visit.locale().text("rule_problem." + refusal.about);
    return visit.locale().text("problem." + refusal.why);
}

http::Response preview(web::Visit& visit, const std::string& problem) {
    const auto change = change_in(visit.request);
    const auto found = foreseen(visit, change);
    if (!found && found.error().why == "not_yours") return refused(visit, found.error());
    if (!found) return rules_page(visit, sentence_of(visit, found.error()));
    html::Values values;
    values.list("changes").list("carried").list("errors").set("version", found->rules.revision);
    if (!problem.empty())
        values.add("errors")
            .add("error")
            .set("message", problem)
            .set("target", "changes")
            .flag("linked", true);
    for (const auto& each :
         calendar::differences_between(found->rules.before, found->rules.after))
        values.add("changes").set("words", change_in_words(visit.locale(), each));
    const auto carry = [&](const std::string& name, const std::string& value) {
        values.add("carried").set("field", name).set("value", value);
    };
    carry("from", change.from);
    carry("source", change.source);
    for (const auto& [name, value] : change.values) carry(name, value);
    show_outlook(values, visit.locale(), found->outlook);
    return web::page(visit, "desk/time_rules_trial", visit.locale().text("time_rules.trial"),
                     std::move(values), problem.empty() ? Status::ok : Status::unprocessable);
}

http::Response post_trial_page(web::Visit& visit) { return preview(visit, ""); }

http::Response post_change_page(web::Visit& visit) {
    const auto done = publish(visit, "page:time_rules", change_in(visit.request),
                              web::number_in(visit.request.form.get("_version")));
    if (done) return http::see_other("/time-rules?done=published");
    if (done.error().why == "not_yours") return refused(visit, done.error());
    return preview(visit, sentence_of(visit, done.error()));
}

}

web::Routes time_rule_routes() {
    return {
        {"GET", "/api/v1/time-rules", Access::everyone, get_rules},
        {"POST", "/api/v1/time-rules/trials", Access::officer, post_trial},
        {"POST", "/api/v1/time-rules/changes", Access::officer, post_change},
        {"GET", "/time-rules", Access::everyone, get_page},
        {"POST", "/time-rules/trials", Access::officer, post_trial_page},
        {"POST", "/time-rules/changes", Access::officer, post_change_page},
    };
}

}
