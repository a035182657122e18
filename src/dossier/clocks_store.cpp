#include "src/dossier/clocks_store.h"

#include <algorithm>

#include "src/dossier/course.h"
#include "src/dossier/due_store.h"
#include "src/dossier/ending_store.h"
#include "src/dossier/turn.h"

namespace motcua::dossier {
namespace {

using base::Instant;
using calendar::Cause;
using calendar::WhileWaiting;

Instant to_second(Instant at) { return std::chrono::floor<std::chrono::seconds>(at); }

std::optional<Instant> moment_in(std::int64_t microseconds) {
    if (microseconds == not_yet) return std::nullopt;
    return base::from_microseconds(microseconds);
}

/// From when to when the dossier was under way this time.
struct Turn {
    std::int64_t number = 0;
    Instant begun_at;
    std::optional<Instant> ended_at;
};
std::optional<Turn> last_turn(sql::Session& session, DossierId id) {
    const auto rows = session.query("SELECT turn, begun_at, ended_at FROM turns"
                                    " WHERE dossier_id = $1 ORDER BY turn DESC LIMIT 1",
                                    id.value());
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return Turn{row.integer(0), base::from_microseconds(row.integer(1)),
                moment_in(row.integer(2))};
}

/// What took less than a second is told as one: it was asked for and it came.
Instant end_of(const calendar::Wait& wait, Instant at) {
    return std::max(to_second(at), wait.from + std::chrono::seconds{1});
}

calendar::Wait wait_from(const WaitRow& row, const catalogue::Variant& variant) {
    const bool pays = row.state == State::awaiting_payment;
    const bool runs = pays && !variant.while_paying.stands;
    calendar::Wait wait{pays ? Cause::payment : Cause::supplement, to_second(row.since),
                        std::nullopt, runs ? WhileWaiting::runs : WhileWaiting::stands,
                        std::to_string(row.entry)};
    if (row.until) wait.to = end_of(wait, *row.until);
    return wait;
}

void add_waits(calendar::Matter& matter, const std::vector<WaitRow>& rows,
               const catalogue::Variant& variant) {
    for (const auto& row : rows) {
        auto wait = wait_from(row, variant);
        // Nothing was reckoned before.
        if (wait.from < matter.accepted_at) continue;
        if (!matter.waits.empty() && wait.from <= *matter.waits.back().to) {
            wait.from = *matter.waits.back().to + std::chrono::seconds{1};
            if (wait.to) wait.to = end_of(wait, *wait.to);
        }
        matter.waits.push_back(std::move(wait));
    }
}

void add_extension(sql::Session& session, calendar::Matter& matter, const Dossier& dossier,
                   const TimeRulesInForce& rules, const std::optional<calendar::Term>& told) {
    const auto delay = delay_of(session, dossier.id);
    if (!delay || !told || delay->announced_at < matter.accepted_at) return;
    const auto announced = base::day_of(delay->announced_at);
    const std::chrono::days before{rules.on(announced).extension_days_before};
    if (announced + before > base::day_of(delay->due_before)) return;
    matter.extensions.push_back(
        {to_second(delay->announced_at), *told, std::to_string(delay->entry)});
}

/// How much more time the apology asked for: it stands in its own derivation.
std::optional<calendar::Term> extra_term(sql::Session& session, const Dossier& dossier) {
    const auto rows = session.query("SELECT j.body FROM delays d JOIN journal j ON j.id = d.entry"
                                    " WHERE d.dossier_id = $1",
                                    dossier.id.value());
    if (rows.empty()) return std::nullopt;
    const auto body = json::parse(rows.front().text(0));
    const auto told = body ? body->at("derivation") : json::Value();
    const auto unit = calendar::parse_unit(told.text_at("unit"));
    if (!unit) return std::nullopt;
    return calendar::Term{*unit, told.integer_at("length")};
}

base::Result<calendar::Clocks, calendar::ClockProblem>
clocks_at(sql::Session& session, const Rulebook& rules, const Dossier& dossier,
          const calendar::Matter& matter, Instant at) {
    return calendar::clocks_of(matter, at,
                               *rules.calendar_of(session, dossier.competent_agency).days,
                               *rules.rules_of_time(session).all);
}

/// A new day was named too late to be an extension, and it is later than what the law asks for.
bool is_promised_later(sql::Session& session, const Dossier& dossier,
                       const calendar::Clocks& clocks, Instant due_at) {
    const auto delay = delay_of(session, dossier.id);
    return delay && !clocks.extended && delay->announced_at >= clocks.run.from &&
           clocks.legal.at < due_at;
}

json::Object described(const calendar::IndexClock& index) {
    const auto waited = std::chrono::floor<std::chrono::minutes>(index.waited);
    return {{"ended_at", base::rfc3339(index.ended_at)},
            {"waited_minutes", static_cast<std::int64_t>(waited.count())},
            {"requests", index.requests},
            {"late", index.late}};
}

json::Object described(const calendar::Wait& wait) {
    return {{"cause", calendar::name_of(wait.cause)},
            {"from", base::rfc3339(wait.from)},
            {"to", wait.to ? json::Value(base::rfc3339(*wait.to)) : json::Value()},
            {"legal_clock", wait.legal_clock == WhileWaiting::runs ? "runs" : "stands"},
            {"entry", wait.document}};
}

}

std::vector<WaitRow> waits_of(sql::Session& session, DossierId id) {
    std::vector<WaitRow> waits;
    for (const auto& row : session.query("SELECT w.since, w.until, j.id, j.kind, j.body"
                                         " FROM turn_waits w JOIN journal j ON"
                                         " j.stream = w.dossier_id AND j.version = w.version"
                                         " WHERE w.dossier_id = $1 ORDER BY w.version",
                                         id.value())) {
        const auto until = moment_in(row.integer(1));
        // Asked for the dossier back and not given it: what was owed before is owed on.
        if (row.text(3) == "withdrawal_refused" && !waits.empty()) {
            waits.back().until = until;
            continue;
        }
        const auto body = json::parse(row.text(4));
        waits.push_back({base::from_microseconds(row.integer(0)), until,
                         body ? move_from(*body).state : State::awaiting_supplement,
                         row.integer(2)});
    }
    return waits;
}

void lengthen(calendar::Matter& matter, const catalogue::AddOn& add_on) {
    if (add_on.term.unit == matter.base.unit && matter.following.empty())
        matter.add_ons.push_back({add_on.code, add_on.term.length});
    else
        matter.following.push_back(add_on.term);
}

std::vector<std::string> add_ons_of(sql::Session& session, DossierId id) {
    std::vector<std::string> codes;
    for (const auto& row : session.query("SELECT body FROM journal WHERE stream = $1"
                                         " AND kind = 'time_added' ORDER BY version",
                                         id.value()))
        if (const auto body = json::parse(row.text(0))) codes.push_back(body->text_at("add_on"));
    return codes;
}

std::optional<calendar::Matter> matter_of(sql::Session& session, const Rulebook& rules,
                                          const Dossier& dossier) {
    const auto accepted = acceptance_of(session, dossier.id);
    const auto turn = last_turn(session, dossier.id);
    if (!accepted || !turn) return std::nullopt;
    const auto variant = variant_on(session, rules, dossier, base::day_of(accepted->accepted_at));
    calendar::Matter matter{
        to_second(turn->number > 1 ? turn->begun_at : accepted->accepted_at), variant.limit};
    matter.ended_at = turn->ended_at;
    for (const auto& code : add_ons_of(session, dossier.id))
        if (const auto* add_on = variant.add_on(code)) lengthen(matter, *add_on);
    add_waits(matter, waits_of(session, dossier.id), variant);
    add_extension(session, matter, dossier, rules.rules_of_time(session),
                  extra_term(session, dossier));
    return matter;
}

std::optional<json::Object> legal_due_body(sql::Session& session, const Rulebook& rules,
                                           const Dossier& dossier, const calendar::Matter& matter,
                                           Instant now) {
    const auto clocks = clocks_at(session, rules, dossier, matter, now);
    if (!clocks) return std::nullopt;
    const auto accepted = acceptance_of(session, dossier.id);
    if (is_promised_later(session, dossier, *clocks, accepted->due_at)) return json::Object{};
    const auto variant = variant_on(session, rules, dossier, base::day_of(accepted->accepted_at));
    auto basis = basis_of(variant, clocks->run.from,
                          rules.calendar_of(session, dossier.competent_agency),
                          rules.rules_of_time(session));
    basis.run = clocks->run;
    if (clocks->extended) basis.source = "decree 61/2018 art. 19.9";
    auto body = body_of(clocks->legal, basis);
    if (clocks->extended) body["extended"] = true;
    return body;
}

std::optional<json::Object> limit_going_on(sql::Session& session, const Rulebook& rules,
                                           const Dossier& dossier, Instant now) {
    auto matter = matter_of(session, rules, dossier);
    if (!matter || matter->waits.empty() || matter->waits.back().to) return json::Object{};
    auto& wait = matter->waits.back();
    if (wait.legal_clock == WhileWaiting::runs) return json::Object{};
    wait.to = end_of(wait, now);
    return legal_due_body(session, rules, dossier, *matter, now);
}

std::optional<json::Object> clocks_in(sql::Session& session, const Rulebook& rules,
                                      const Dossier& dossier, Instant now) {
    const auto matter = matter_of(session, rules, dossier);
    if (!matter) return std::nullopt;
    const auto clocks = clocks_at(session, rules, dossier, *matter, now);
    if (!clocks) return std::nullopt;
    json::Array waits;
    for (const auto& wait : matter->waits) waits.push_back(described(wait));
    return json::Object{{"first_due_at", base::rfc3339(clocks->original.at)},
                        {"legal_due_at", base::rfc3339(clocks->legal.at)},
                        {"standing", clocks->standing},
                        {"extended", clocks->extended},
                        {"waits", std::move(waits)},
                        {"index", described(clocks->index)}};
}

}
