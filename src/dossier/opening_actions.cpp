#include "src/dossier/opening_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/dossier/course.h"
#include "src/dossier/erasure_store.h"
#include "src/dossier/notice_actions.h"
#include "src/dossier/paper_actions.h"

namespace motcua::dossier {
namespace {

/// What happened since the version that the other side knows, for the answer 412.
json::Object changes_since(office::Act& act, const Dossier& dossier, const Expected& expected) {
    constexpr std::int64_t changes_max = 20;
    const auto seen = expected.versions.empty() ? 0 : expected.versions.front();
    json::Array changes;
    for (const auto& entry :
         office::entries_of(act.session, act.vault, dossier.id.value(), seen, changes_max))
        changes.push_back(json::Object{{"kind", entry.kind},
                                       {"version", entry.version},
                                       {"at", base::rfc3339(entry.recorded_at)}});
    return {{"current", fmt::format("\"{}\"", dossier.version)}, {"changes", changes}};
}

bool matches(const Expected& expected, const Dossier& dossier) {
    if (expected.any) return true;
    return std::any_of(expected.versions.begin(), expected.versions.end(), [&](std::int64_t seen) {
        return seen == dossier.version || (dossier.step && seen == dossier.step->version);
    });
}

/// The step definition an act is about: the named one, else the process' step for that action;
/// any step may be sent back, so that is about the open one.
const process::StepDefinition* step_for(const process::Process& process, const Dossier& dossier,
                                        const Target& target, std::string_view action) {
    if (!target.step.empty()) return process.find(target.step);
    if (action == "send_back" && dossier.step) return process.find(dossier.step->code);
    return process.with_action(action);
}

/// The shared refusals for a dossier that was found.
Opening admitted(office::Act& act, const Target& target, Dossier found,
                 const process::Process& process, const Terms& terms) {
    if (!terms.may(found, process)) return refused(Why::not_yours);
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry)
        return Opened{std::move(found), &process,
                      office::find_entry(act.session, act.vault, *before.entry)};
    if (!target.expected.given) return refused(Why::version_missing);
    if (!matches(target.expected, found))
        return refused(Why::changed_meanwhile, changes_since(act, found, target.expected));
    // Whatever came after an erasure would bring back what it destroyed.
    if (!found.step && is_erased(act.session, found.id)) return refused(Why::erased_before);
    if (!terms.ready(found))
        return refused(Why::wrong_state, {{"state", std::string(name_of(found.state))}});
    return Opened{std::move(found), &process, std::nullopt};
}

}

bool holds_open_step(const office::Actor& actor, const Dossier& dossier) {
    if (!dossier.step) return false;
    const auto& step = *dossier.step;
    const office::Position place{step.role, step.agency, step.sub_unit};
    // Whoever had it at a closed agency may not be here: a colleague at the successor takes it.
    if (step.officer && *step.officer != actor.account) return actor.inherits(place);
    return actor.holds(place);
}

bool is_at_its_counter(const office::Actor& actor, const Dossier& dossier) {
    return actor.has_at(dossier.receiving_unit, office::Role::counter_officer);
}

Opening open_dossier(office::Act& act, const Rulebook& rules, const Target& target,
                     const Terms& terms) {
    auto found = find(act.session, office::scope_of(act.actor), target.code);
    if (!found) return refused(Why::no_such_dossier);
    const auto& process = rules.process(act.session, found->process, found->process_revision);
    return admitted(act, target, std::move(*found), process, terms);
}

Opening open_step(office::Act& act, const Rulebook& rules, const Target& target,
                  std::string_view action) {
    auto found = find(act.session, office::scope_of(act.actor), target.code);
    if (!found) return refused(Why::no_such_dossier);
    const auto& process = rules.process(act.session, found->process, found->process_revision);
    const auto* step = step_for(process, *found, target, action);
    if (step == nullptr) return refused(Why::no_such_step);
    const auto at_step = [&](const Dossier& dossier) {
        return dossier.step && dossier.step->code == step->code;
    };
    const Terms terms{
        [&](const Dossier& dossier, const process::Process&) {
            if (at_step(dossier)) return holds_open_step(act.actor, dossier);
            return act.actor.holds({step->role, agency_of(*step, dossier), step->sub_unit});
        },
        [&](const Dossier& dossier) {
            return at_step(dossier) && !waits(dossier.state) &&
                   (action == "send_back" || dossier.step->action == action);
        }};
    return admitted(act, target, std::move(*found), process, terms);
}

Outcome committed(office::Act& act, const Dossier& dossier, std::string kind, json::Object body,
                  std::optional<json::Object> secret,
                  std::function<void(json::Object&, const office::Draw&)> numbers) {
    office::Draft draft;
    draft.stream = dossier.id.value();
    draft.expected = dossier.version;
    draft.kind = std::move(kind);
    body["code"] = dossier.code;
    draft.body = std::move(body);
    draft.secret = std::move(secret);
    draft.numbers = std::move(numbers);
    bind_contents(act, draft);
    auto entry = office::commit(act, std::move(draft));
    if (entry) {
        queue_notice(act, dossier, *entry);
        return std::move(*entry);
    }
    // Somebody was faster by less than this transaction: what they did can be read by now.
    const auto now = find(act.session, office::scope_of(act.actor), dossier.code);
    return refused(Why::changed_meanwhile,
                   changes_since(act, now.value_or(dossier), {true, false, {dossier.version}}));
}

std::optional<json::Object> sealed_remark(const std::string& remark) {
    if (remark.empty()) return std::nullopt;
    return json::Object{{"remark", remark}};
}

}
