#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/sql/bound.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {
namespace {

constexpr std::string_view line_columns =
    "d.code, d.procedure_code, d.state, s.code, s.action, s.version, s.officer, s.due_at, d.id,"
    " d.submission_entry, d.submitted_at, d.procedure_revision, s.opened_at,"
    " (SELECT q.due_at FROM supplements q WHERE q.dossier_id = d.id AND q.answered_at IS NULL"
    " AND d.state = 'awaiting_supplement')";

Line line_from(const sql::Row& row) {
    Line line;
    line.code = row.text(0);
    line.procedure = row.text(1);
    line.state = state_named(row.text(2)).value_or(State::submitted);
    line.step = row.optional_text(3).value_or("");
    line.action = row.optional_text(4).value_or("");
    line.step_version = row.optional_integer(5).value_or(0);
    if (const auto officer = row.optional_integer(6)) line.officer = office::AccountId(*officer);
    line.due_at = row.optional_integer(7).value_or(0);
    line.dossier_id = row.integer(8);
    line.submission_entry = row.integer(9);
    line.submitted_at = base::from_microseconds(row.integer(10));
    line.procedure_revision = row.integer(11);
    line.opened_at = row.optional_integer(12).value_or(0);
    line.supplement_due_at = row.optional_integer(13).value_or(0);
    return line;
}

std::string at_position(const office::Position& position, sql::Bound& bound) {
    return fmt::format("s.role = {} AND s.agency = {} AND s.sub_unit = {}",
                       bound.add(office::name_of(position.role)), bound.add(position.agency),
                       bound.add(position.sub_unit));
}

/// Steps that this person may take: given to them or to nobody; those that came from a closed
/// agency whoever had them there; at the counter those that wait for their fee.
std::string for_this_person(const office::Actor& actor, sql::Bound& bound) {
    std::vector<std::string> places;
    const auto me = bound.add(actor.account.value());
    for (const auto& position : actor.positions)
        places.push_back(fmt::format("({} AND (s.officer IS NULL OR s.officer = {}))",
                                     at_position(position, bound), me));
    for (const auto& position : actor.inherited)
        places.push_back(fmt::format("({})", at_position(position, bound)));
    // Whoever takes the fee has what waits for it.
    for (const auto& position : actor.positions)
        if (position.role == office::Role::counter_officer)
            places.push_back(fmt::format("(d.state = {} AND d.receiving_unit = {})",
                                         bound.add(name_of(State::awaiting_payment)),
                                         bound.add(position.agency)));
    return places.empty() ? " AND 1 = 0" : fmt::format(" AND ({})", fmt::join(places, " OR "));
}

/// Nobody is late with what waits for the citizen, or lies ready for whoever collects it.
std::string due_within(const Tasks::Within& due, sql::Bound& bound) {
    std::vector<std::string> running;
    for (const auto state : states)
        if (clock_runs(state)) running.push_back(bound.add(name_of(state)));
    return fmt::format(" AND s.due_at >= {} AND s.due_at < {} AND d.state IN ({})",
                       bound.add(base::to_microseconds(due.from)),
                       bound.add(base::to_microseconds(due.until)), fmt::join(running, ", "));
}

}

std::string_view name_of(Queue queue) {
    switch (queue) {
    case Queue::mine: return "mine";
    case Queue::agency: return "agency";
    case Queue::shelf: return "shelf";
    }
    return "";
}

Queue queue_named(std::string_view name) {
    if (name == "agency") return Queue::agency;
    return name == "shelf" ? Queue::shelf : Queue::mine;
}

std::int64_t place_in(Queue queue, const Line& line) {
    return queue == Queue::shelf ? line.opened_at : line.due_at;
}

calendar::UrgencyEnds urgency_ends_for(sql::Session& session, const Rulebook& rules,
                                       const office::Scope& scope, base::Instant now) {
    if (!scope.agencies.empty())
        return calendar::urgency_ends(
            now, *rules.calendar_of(session, scope.agencies.front()).days);
    calendar::UrgencyEnds nobody_works;
    nobody_works.fill(now);
    return nobody_works;
}

Tasks tasks_due(Queue queue, calendar::Urgency urgency, const calendar::UrgencyEnds& ends) {
    const auto until = ends.at(static_cast<std::size_t>(urgency));
    const bool overdue = urgency == calendar::Urgency::overdue;
    return {queue, Tasks::Within{overdue ? base::Instant{} : ends.front(), until}};
}

std::vector<Line> list_tasks(sql::Session& session, const office::Scope& scope,
                             const office::Actor& actor, const Tasks& tasks, const Page& page) {
    sql::Bound bound;
    const auto agencies = bound.add_all(scope.agencies);
    const auto due = bound.add(page.after_due);
    const auto id = bound.add(page.after_id);
    const bool shelf = tasks.queue == Queue::shelf;
    const auto text = fmt::format(
        "SELECT {0} FROM steps s JOIN dossiers d ON d.id = s.dossier_id WHERE s.state = 'open'"
        " AND s.agency IN {1} AND (s.{2}, s.dossier_id) > ({3}, {4}){5}{6}{7}"
        " ORDER BY s.{2}, s.dossier_id LIMIT {8}",
        line_columns, agencies, shelf ? "opened_at" : "due_at", due, id,
        tasks.queue == Queue::mine ? for_this_person(actor, bound) : "",
        shelf ? " AND s.action = 'delivery'" : "", tasks.due ? due_within(*tasks.due, bound) : "",
        bound.add(page.limit));
    std::vector<Line> lines;
    for (const auto& row : session.query_with(text, bound.values()))
        lines.push_back(line_from(row));
    return lines;
}

TaskCounts count_tasks(sql::Session& session, const office::Scope& scope,
                       const office::Actor& actor, Queue queue, const calendar::UrgencyEnds& ends) {
    sql::Bound bound;
    std::string urgency;
    for (std::size_t i = 0; i < ends.size(); ++i)
        urgency += fmt::format(" WHEN s.due_at < {} THEN {}",
                               bound.add(base::to_microseconds(ends.at(i))), i);
    const auto text = fmt::format(
        "SELECT CASE{} END AS urgency, COUNT(*) FROM steps s JOIN dossiers d ON d.id = s.dossier_id"
        " WHERE s.state = 'open' AND s.agency IN {}{}{} GROUP BY 1 ORDER BY 1",
        urgency, bound.add_all(scope.agencies), due_within({base::Instant{}, ends.back()}, bound),
        queue == Queue::mine ? for_this_person(actor, bound) : "");
    TaskCounts counts{};
    for (const auto& row : session.query_with(text, bound.values()))
        counts.at(static_cast<std::size_t>(row.integer(0))) = row.integer(1);
    // Who looks for what is due within five days means tomorrow's too, and not what is late.
    for (std::size_t i = 2; i < counts.size(); ++i) counts.at(i) += counts.at(i - 1);
    return counts;
}

std::vector<Line> list_own(sql::Session& session, const office::Scope& scope, const Page& page) {
    std::vector<Line> lines;
    if (!scope.person) return lines;
    const auto before =
        page.after_id == 0 ? std::numeric_limits<std::int64_t>::max() : page.after_id;
    const auto text = fmt::format("SELECT {} FROM dossiers d LEFT JOIN steps s"
                                  " ON s.dossier_id = d.id AND s.state = 'open'"
                                  " WHERE d.submitter = $1 AND d.id < $2"
                                  " ORDER BY d.id DESC LIMIT $3",
                                  line_columns);
    for (const auto& row : session.query(text, scope.person->value(), before, page.limit))
        lines.push_back(line_from(row));
    return lines;
}

std::vector<Line> lines_of(sql::Session& session, const std::vector<std::int64_t>& dossiers) {
    std::vector<Line> lines;
    if (dossiers.empty()) return lines;
    sql::Bound bound;
    std::vector<std::string> places;
    for (const auto& id : dossiers) places.push_back(bound.add(id));
    const auto text = fmt::format("SELECT {} FROM dossiers d LEFT JOIN steps s"
                                  " ON s.dossier_id = d.id AND s.state = 'open' WHERE d.id IN ({})"
                                  " ORDER BY d.id DESC LIMIT {}",
                                  line_columns, fmt::join(places, ", "), dossiers.size());
    for (const auto& row : session.query_with(text, bound.values()))
        lines.push_back(line_from(row));
    return lines;
}

}
