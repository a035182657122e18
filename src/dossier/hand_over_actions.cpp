#include "src/dossier/hand_over_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/dossier/filing.h"
#include "src/organisation/agency_store.h"

namespace motcua::dossier {
namespace {

json::Object to_json(const Keeper& keeper) {
    return {{"agency", keeper.agency}, {"sub_unit", keeper.sub_unit}};
}

bool is_there(office::Act& act, const Keeper& keeper) {
    const auto today = base::day_of(act.now);
    const auto agency = organisation::find(act.session, keeper.agency, today);
    return agency && agency->live && agency->validity.holds(today) &&
           agency->has_sub_unit(keeper.sub_unit);
}

/// What the list holds: of the named dossiers everything that is at hand, or else what is wanted
/// on the other side.
std::vector<OriginalLine> chosen(office::Act& act, const Giving& giving) {
    auto lines = list_to_hand_over(act.session, office::scope_of(act.actor), giving.from);
    std::erase_if(lines, [&](const OriginalLine& line) {
        if (giving.dossiers.empty()) return !(line.wanted == giving.to);
        return std::find(giving.dossiers.begin(), giving.dossiers.end(), line.code) ==
               giving.dossiers.end();
    });
    return lines;
}

bool is_seen(const Expected& expected, std::int64_t version) {
    return expected.any || std::find(expected.versions.begin(), expected.versions.end(), version) !=
                               expected.versions.end();
}

/// Lines that can still be confirmed: not yet, or missing and on no later list.
bool is_open(const HandOverLine& line) { return line.state != "received" && line.last; }

}

Outcome hand_over(office::Act& act, const Giving& giving) {
    if (!keeps(act.actor, giving.from)) return refused(Why::not_yours);
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry) return *office::find_entry(act.session, act.vault, *before.entry);
    if (!is_there(act, giving.to) || giving.to == giving.from)
        return refused(Why::unknown_sub_unit);
    std::vector<std::int64_t> dossiers;
    for (const auto& line : chosen(act, giving)) dossiers.push_back(line.dossier_id);
    // Two lists at the same time must not name the same original.
    office::hold(act, std::move(dossiers));
    const auto lines = chosen(act, giving);
    if (lines.empty()) return refused(Why::nothing_to_hand_over);
    json::Array written;
    for (const auto& line : lines)
        written.push_back(json::Object{{"dossier", std::to_string(line.dossier_id)},
                                       {"paper", line.original.paper},
                                       {"lot", line.original.lot},
                                       {"originals", line.original.count}});
    office::Draft draft;
    draft.stream = act.new_id();
    draft.kind = "originals_handed_over";
    draft.body = {
        {"from", to_json(giving.from)}, {"to", to_json(giving.to)}, {"lines", std::move(written)}};
    draft.numbers = [unit = giving.from.agency,
                     day = base::day_of(act.now)](json::Object& body, const office::Draw& draw) {
        const auto number = draw(day_counter("hand_over", unit, day));
        body["code"] = "BG-" + dossier_code(unit, day, number);
    };
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::changed_meanwhile);
    return std::move(*entry);
}

Outcome confirm_hand_over(office::Act& act, const Counting& counting) {
    const auto list = find_hand_over(act.session, office::scope_of(act.actor), counting.code);
    if (!list) return refused(Why::no_such_list);
    if (!keeps(act.actor, list->to)) return refused(Why::not_yours);
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry) return *office::find_entry(act.session, act.vault, *before.entry);
    if (!counting.expected.given) return refused(Why::version_missing);
    if (!is_seen(counting.expected, list->version))
        return refused(Why::changed_meanwhile, {{"current", fmt::format("\"{}\"", list->version)}});
    if (list->state == "received") return refused(Why::wrong_state, {{"state", list->state}});
    json::Array received;
    json::Array missing;
    const auto lines = lines_of(act.session, *list);
    for (const auto number : counting.received)
        if (std::none_of(lines.begin(), lines.end(), [&](const HandOverLine& line) {
                return line.line == number && is_open(line);
            }))
            return refused(Why::unknown_original, {{"line", number}});
    for (const auto& line : lines) {
        if (!is_open(line)) continue;
        const bool here =
            counting.all || std::find(counting.received.begin(), counting.received.end(),
                                      line.line) != counting.received.end();
        (here ? received : missing).push_back(line.line);
    }
    const bool whole = missing.empty();
    office::Draft draft;
    draft.stream = list->id;
    draft.expected = list->version;
    draft.kind = "hand_over_confirmed";
    draft.body = {{"code", list->code},
                  {"received", std::move(received)},
                  {"missing", std::move(missing)},
                  {"state", whole ? "received" : "incomplete"}};
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refused(Why::changed_meanwhile);
    return std::move(*entry);
}

}
