#include "src/report/report_store.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "src/dossier/turn.h"
#include "src/report/question_store.h"

namespace motcua::report {
namespace {

constexpr std::int64_t groups_max = 200'000;
constexpr std::int64_t agencies_max = 5'000;

/// The turns that count in a window, each dossier at most once, with how they came and went: what
/// `counted` says, for a database. A due date that was fixed after the window, from a hand-over by
/// the post before, was not known in it.
std::string counted_turns(const office::Scope& scope, const Question& question, sql::Bound& bound) {
    const auto from = bound.add(base::to_microseconds(question.window.from));
    const auto until = bound.add(base::to_microseconds(question.window.until));
    return fmt::format(
        "SELECT t.dossier_id, t.turn, t.agency, t.receiving_unit, t.procedure_code,"
        " t.procedure_revision, t.received_at, t.ended_at, t.due_at,"
        " CASE WHEN t.received_at >= {0} THEN t.channel"
        " WHEN t.begun_at < {0} THEN 'carried'"
        " WHEN EXISTS (SELECT 1 FROM turns e WHERE e.dossier_id = t.dossier_id AND e.turn < t.turn"
        " AND e.begun_at < {0} AND e.ended_at >= {0}) THEN 'carried' ELSE 'reopened' END AS came,"
        " CASE WHEN t.ended_at < {1} THEN CASE WHEN t.ending = 'settled' THEN t.timing"
        " WHEN t.timing = 'late' THEN t.ending || '_late' ELSE t.ending END"
        " WHEN EXISTS (SELECT 1 FROM acceptances a WHERE a.dossier_id = t.dossier_id"
        " AND a.accepted_at >= {1}) THEN 'in_time'"
        " ELSE COALESCE((SELECT CASE WHEN w.due_at > 0 AND w.due_at < w.since"
        " AND w.due_at < {1} THEN 'overdue' ELSE 'in_time' END FROM turn_waits w"
        " WHERE w.dossier_id = t.dossier_id AND w.until >= {1} AND w.since < t.ended_at"
        " ORDER BY w.version LIMIT 1),"
        " CASE WHEN t.due_at > 0 AND t.due_at < {1} THEN 'overdue' ELSE 'in_time' END) END AS went"
        " FROM turns t WHERE t.ended_at >= {0} AND t.begun_at < {1} AND t.reopened_at >= {1}{2}",
        from, until, within(scope, question, bound));
}

/// All that a line shows beside code and counts; `x` is the turn as it counts.
std::string found_columns(const std::string& until) {
    return fmt::format(
        "x.dossier_id, d.code, x.agency, x.receiving_unit, x.procedure_code, x.procedure_revision,"
        " x.came, x.went, x.received_at, COALESCE((SELECT w.due_at FROM turn_waits w"
        " WHERE w.dossier_id = x.dossier_id AND w.until >= {0} AND x.ended_at >= {0}"
        " AND w.since < x.ended_at ORDER BY w.version LIMIT 1), x.due_at), CASE WHEN x.ended_at < "
        "{0} THEN x.ended_at END,"
        " COALESCE(l.cause, c.cause), COALESCE(l.sub_unit, c.sub_unit), l.due_at,"
        " COALESCE(l.agency, c.agency)",
        until);
}

Found found_from(const sql::Row& row) {
    Found found;
    found.dossier_id = row.integer(0);
    found.code = row.text(1);
    found.agency = row.text(2);
    found.receiving_unit = row.text(3);
    found.procedure = row.text(4);
    found.procedure_revision = row.integer(5);
    found.counted = {came_named(row.text(6)).value_or(Came::online),
                     went_named(row.text(7)).value_or(Went::in_time)};
    found.received_at = base::from_microseconds(row.integer(8));
    if (row.integer(9) > 0) found.due_at = base::from_microseconds(row.integer(9));
    if (const auto ended = row.optional_integer(10))
        found.ended_at = base::from_microseconds(*ended);
    found.delay_cause = row.optional_text(11).value_or("");
    found.delay_sub_unit = row.optional_text(12).value_or("");
    if (const auto due = row.optional_integer(13)) found.new_due_at = base::from_microseconds(*due);
    found.delay_agency = row.optional_text(14).value_or("");
    return found;
}

template <class Some> std::string in_list(const Some& some) {
    std::vector<std::string> names;
    for (const auto each : some) names.push_back(fmt::format("'{}'", name_of(each)));
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string of_figure(const Figure& figure) {
    std::string text;
    if (!figure.came.empty()) text += " AND x.came IN (" + in_list(figure.came) + ")";
    if (!figure.went.empty()) text += " AND x.went IN (" + in_list(figure.went) + ")";
    return text;
}

}

office::Scope figures_scope(sql::Session& session, const office::Actor& actor) {
    auto scope = office::scope_of(actor);
    scope.person.reset();
    for (const auto& position : actor.positions) {
        if (position.role != office::Role::signatory) continue;
        if (!session
                 .query("SELECT code FROM agencies WHERE code = $1 AND kind = 'province'",
                        position.agency)
                 .empty())
            scope.all = true;
    }
    return scope;
}

std::vector<std::string> list_agencies(sql::Session& session, const office::Scope& scope) {
    sql::Bound bound;
    const auto text = fmt::format(
        "SELECT a.code FROM agencies a WHERE EXISTS (SELECT 1 FROM turns t WHERE t.agency = a.code)"
        "{} ORDER BY a.code LIMIT {}",
        scope.all ? "" : " AND a.code IN " + bound.add_all(scope.agencies),
        bound.add(agencies_max));
    std::vector<std::string> codes;
    for (const auto& row : session.query_with(text, bound.values())) codes.push_back(row.text(0));
    return codes;
}

std::vector<Place> count_figures(sql::Session& session, const office::Scope& scope,
                                 const Question& question) {
    sql::Bound bound;
    const auto text = fmt::format(
        "SELECT g.agency, p.sector, g.procedure_code, g.procedure_revision, g.came, g.went,"
        " g.dossiers FROM (SELECT x.agency, x.procedure_code, x.procedure_revision, x.came,"
        " x.went, COUNT(*) AS dossiers FROM ({}) x GROUP BY x.agency, x.procedure_code,"
        " x.procedure_revision, x.came, x.went) g LEFT JOIN procedures p"
        " ON p.code = g.procedure_code AND p.revision = g.procedure_revision"
        " ORDER BY g.agency, p.sector, g.procedure_code, g.procedure_revision, g.came, g.went"
        " LIMIT {}",
        counted_turns(scope, question, bound), bound.add(groups_max));
    std::vector<Place> places;
    for (const auto& row : session.query_with(text, bound.values())) {
        const auto sector = row.optional_text(1).value_or("");
        if (places.empty() || places.back().agency != row.text(0) || places.back().sector != sector)
            places.push_back({row.text(0), sector, row.text(2), row.integer(3), {}});
        places.back().tally.add({came_named(row.text(4)).value_or(Came::online),
                                 went_named(row.text(5)).value_or(Went::in_time)},
                                row.integer(6));
    }
    return places;
}

std::vector<Found> list_found(sql::Session& session, const office::Scope& scope,
                              const Question& question, const Figure& figure,
                              const Paging& paging) {
    sql::Bound bound;
    const auto turns = counted_turns(scope, question, bound);
    const auto until = bound.add(base::to_microseconds(question.window.until));
    const auto text = fmt::format(
        "SELECT {} FROM ({}) x JOIN dossiers d ON d.id = x.dossier_id LEFT JOIN delays l"
        " ON l.dossier_id = x.dossier_id AND l.announced_at < {} LEFT JOIN late_causes c"
        " ON c.dossier_id = x.dossier_id AND c.turn = x.turn AND c.named_at < {}"
        " WHERE x.dossier_id > {}{} ORDER BY x.dossier_id LIMIT {}",
        found_columns(until), turns, until, until, bound.add(paging.after), of_figure(figure),
        bound.add(paging.limit));
    std::vector<Found> lines;
    for (const auto& row : session.query_with(text, bound.values()))
        lines.push_back(found_from(row));
    return lines;
}

}
