#include "src/dossier/step_times_store.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/sql/bound.h"
#include "src/catalogue/layer_store.h"
#include "src/dossier/turn.h"

namespace motcua::dossier {
namespace {

/// Steps of a dossier that is sent back and forth all the time.
constexpr std::int64_t steps_max = 100;

/// A dossier whose steps are to be timed, as far as its rows say.
struct Timed {
    StepTimes times;
    std::string agency;
    base::Instant accepted_at;
    std::vector<Step> steps;
};
using ById = std::map<std::int64_t, Timed>;

std::string among(const std::vector<std::int64_t>& dossiers, sql::Bound& bound) {
    std::vector<std::string> places;
    for (const auto& id : dossiers) places.push_back(bound.add(id));
    return fmt::format("({})", fmt::join(places, ", "));
}

/// What the due date was last reckoned from, where the dossier has waited: whether the term began
/// anew or went on, its derivation says. An apology's derivation begins with the apology.
std::optional<base::Instant> reckoned_from(const sql::Row& row) {
    if (row.is_null(16)) return std::nullopt;
    const auto derivation = json::parse(row.text(16));
    const auto from = derivation ? base::parse_rfc3339(derivation->text_at("received_at"))
                                 : std::nullopt;
    if (!from || row.is_null(17)) return from;
    const auto apology = base::from_microseconds(row.integer(17));
    if (*from == std::chrono::floor<std::chrono::seconds>(apology)) return std::nullopt;
    return from;
}

/// When the clock began: with the acceptance, or with the hand-over to the post before it; anew
/// with a supplement that was asked for in settlement, and with a correction.
base::Instant beginning(const sql::Row& row, base::Instant accepted_at) {
    if (const auto reckoned = reckoned_from(row)) return *reckoned;
    const bool supplemented = !row.is_null(8);
    auto from = row.text(6) == "post" && !supplemented ? base::from_microseconds(row.integer(7))
                                                       : accepted_at;
    if (supplemented && row.text(8) != name_of(State::submitted) && !row.is_null(9))
        from = std::max(from, base::from_microseconds(row.integer(9)));
    if (row.integer(10) > 1) from = std::max(from, base::from_microseconds(row.integer(11)));
    return from;
}

Timed timed_from(const sql::Row& row) {
    Timed timed;
    timed.times.id = DossierId(row.integer(0));
    timed.times.procedure = row.text(1);
    timed.times.procedure_revision = row.integer(2);
    timed.times.process = row.text(3);
    timed.times.process_revision = row.integer(4);
    timed.agency = row.text(5);
    timed.times.turn = row.integer(10);
    timed.accepted_at = base::from_microseconds(row.integer(14));
    auto& term = timed.times.term;
    term.from = beginning(row, timed.accepted_at);
    term.promised = base::from_microseconds(row.integer(13));
    term.due = base::from_microseconds(row.integer(15));
    if (row.integer(12) != not_yet) term.ended = base::from_microseconds(row.integer(12));
    return timed;
}

ById timed_among(sql::Session& session, const std::vector<std::int64_t>& dossiers) {
    sql::Bound bound;
    const auto text = fmt::format(
        "SELECT d.id, d.procedure_code, d.procedure_revision, d.process, d.process_revision,"
        " d.competent_agency, d.channel, d.submitted_at, p.came_from, p.answered_at, t.turn,"
        " t.begun_at, t.ended_at, t.due_at, a.accepted_at, a.due_at,"
        " CASE WHEN EXISTS (SELECT 1 FROM turn_waits w WHERE w.dossier_id = d.id)"
        " THEN a.derivation END, l.announced_at FROM dossiers d"
        " JOIN acceptances a ON a.dossier_id = d.id"
        " JOIN turns t ON t.dossier_id = d.id AND t.reopened_at = {}"
        " LEFT JOIN supplements p ON p.dossier_id = d.id"
        " LEFT JOIN delays l ON l.dossier_id = d.id"
        " WHERE d.id IN {} AND t.due_at > 0 ORDER BY d.id LIMIT {}",
        bound.add(not_yet), among(dossiers, bound), dossiers.size());
    ById found;
    for (const auto& row : session.query_with(text, bound.values()))
        found.emplace(row.integer(0), timed_from(row));
    return found;
}

void add_steps(sql::Session& session, const std::vector<std::int64_t>& dossiers, ById& found) {
    sql::Bound bound;
    const auto text =
        fmt::format("SELECT dossier_id, sequence, code, agency, sub_unit, opened_at, closed_at"
                    " FROM steps WHERE dossier_id IN {} ORDER BY dossier_id, sequence LIMIT {}",
                    among(dossiers, bound),
                    static_cast<std::int64_t>(dossiers.size()) * steps_max);
    for (const auto& row : session.query_with(text, bound.values())) {
        const auto timed = found.find(row.integer(0));
        if (timed == found.end()) continue;
        Step step;
        step.sequence = row.integer(1);
        step.code = row.text(2);
        step.agency = row.text(3);
        step.sub_unit = row.text(4);
        step.opened_at = base::from_microseconds(row.integer(5));
        if (const auto closed = row.optional_integer(6))
            step.closed_at = base::from_microseconds(*closed);
        timed->second.steps.push_back(std::move(step));
    }
}

void add_waits(sql::Session& session, const std::vector<std::int64_t>& dossiers, ById& found,
               base::Instant now) {
    sql::Bound bound;
    const auto text = fmt::format("SELECT dossier_id, since, until FROM turn_waits"
                                  " WHERE dossier_id IN {} ORDER BY dossier_id, version LIMIT {}",
                                  among(dossiers, bound),
                                  static_cast<std::int64_t>(dossiers.size()) * steps_max);
    for (const auto& row : session.query_with(text, bound.values())) {
        const auto timed = found.find(row.integer(0));
        if (timed == found.end()) continue;
        const auto until =
            row.integer(2) == not_yet ? now : base::from_microseconds(row.integer(2));
        timed->second.times.term.waits.push_back({base::from_microseconds(row.integer(1)), until});
    }
}

}

std::vector<StepTimes> step_times_of(sql::Session& session, const Rulebook& rules,
                                     const std::vector<std::int64_t>& dossiers,
                                     base::Instant now) {
    std::vector<StepTimes> all;
    if (dossiers.empty()) return all;
    auto found = timed_among(session, dossiers);
    if (found.empty()) return all;
    add_steps(session, dossiers, found);
    add_waits(session, dossiers, found, now);
    std::map<std::string, const calendar::OfficeCalendar*> calendars;
    std::map<std::string, std::vector<catalogue::Layer>> decisions;
    for (auto& [id, timed] : found) {
        auto& times = timed.times;
        auto& days = calendars[timed.agency];
        if (days == nullptr) days = rules.calendar_of(session, timed.agency).days;
        const auto [layers, is_new] = decisions.try_emplace(times.procedure);
        if (is_new) layers->second = catalogue::layers_of(session, times.procedure);
        const auto hours = catalogue::hours_on(layers->second,
                                               base::iso_day(base::day_of(timed.accepted_at)));
        const auto& process = rules.process(session, times.process, times.process_revision);
        times.clocks = step_clocks(times.term, process, hours, timed.steps, *days, now);
        all.push_back(std::move(times));
    }
    return all;
}

}
