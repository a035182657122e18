#include "src/report/question_store.h"

namespace motcua::report {
namespace {

/// Each dossier that came in the window, with what had become of its messages by the window's end.
std::string covered(const office::Scope& scope, const Question& question, sql::Bound& bound) {
    const auto from = bound.add(base::to_microseconds(question.window.from));
    const auto until = bound.add(base::to_microseconds(question.window.until));
    return fmt::format(
        "SELECT c.dossier_id, c.came, c.received_at, CASE WHEN c.sent > {3} THEN {3} ELSE c.sent"
        " END AS sent, CASE WHEN c.due = 0 THEN 'none_due' WHEN c.sent = c.due THEN 'complete'"
        " WHEN c.no_phone > 0 THEN 'no_phone' WHEN c.failed > 0 THEN 'failed'"
        " WHEN c.no_gateway > 0 THEN 'no_gateway' ELSE 'waiting' END AS why FROM ("
        "SELECT t.dossier_id, t.channel AS came, t.received_at, COUNT(m.id) AS due,"
        " COUNT(CASE WHEN m.sent_at < {1} THEN 1 END) AS sent,"
        " COUNT(CASE WHEN m.ended_at < {1} AND m.state = 'no_phone' THEN 1 END) AS no_phone,"
        " COUNT(CASE WHEN m.ended_at < {1} AND m.state = 'failed' THEN 1 END) AS failed,"
        " COUNT(CASE WHEN m.ended_at < {1} AND m.state = 'no_gateway' THEN 1 END) AS no_gateway"
        " FROM turns t LEFT JOIN messages m ON m.dossier_id = t.dossier_id AND m.created_at < {1}"
        " WHERE t.turn = 1 AND t.received_at >= {0} AND t.received_at < {1}{2}"
        " GROUP BY t.dossier_id, t.channel, t.received_at) c",
        from, until, within(scope, question, bound), sent_most);
}

}

std::vector<Coverage> count_coverage(sql::Session& session, const office::Scope& scope,
                                     const Question& question) {
    sql::Bound bound;
    const std::int64_t groups_max = 100;
    const auto text = fmt::format("SELECT v.sent, v.why, COUNT(*) FROM ({}) v GROUP BY v.sent,"
                                  " v.why ORDER BY v.sent, v.why LIMIT {}",
                                  covered(scope, question, bound), bound.add(groups_max));
    std::vector<Coverage> found;
    for (const auto& row : session.query_with(text, bound.values()))
        found.push_back({row.integer(0), row.text(1), row.integer(2)});
    return found;
}

std::vector<Found> list_covered(sql::Session& session, const office::Scope& scope,
                                const Question& question, std::int64_t sent, const std::string& why,
                                const Paging& paging) {
    sql::Bound bound;
    const auto inner = covered(scope, question, bound);
    std::string only;
    if (sent >= 0) only += " AND v.sent = " + bound.add(sent);
    if (!why.empty()) only += " AND v.why = " + bound.add(why);
    const auto text = fmt::format(
        "SELECT v.dossier_id, d.code, d.competent_agency, d.receiving_unit, d.procedure_code,"
        " d.procedure_revision, v.came, v.received_at FROM ({}) v JOIN dossiers d"
        " ON d.id = v.dossier_id WHERE v.dossier_id > {}{} ORDER BY v.dossier_id LIMIT {}",
        inner, bound.add(paging.after), only, bound.add(paging.limit));
    std::vector<Found> lines;
    for (const auto& row : session.query_with(text, bound.values())) {
        Found found;
        found.dossier_id = row.integer(0);
        found.code = row.text(1);
        found.agency = row.text(2);
        found.receiving_unit = row.text(3);
        found.procedure = row.text(4);
        found.procedure_revision = row.integer(5);
        found.counted.came = came_named(row.text(6)).value_or(Came::online);
        found.received_at = base::from_microseconds(row.integer(7));
        lines.push_back(std::move(found));
    }
    return lines;
}

}
