#include "src/report/feedback_figures_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "lib/sql/bound.h"

namespace motcua::report {
namespace {

constexpr std::int64_t agencies_max = 5'000;

/// Feedback that came in the window or was open when it began, with the agency that had to answer
/// it at the window's end. Only moments of recording count, so a period that is over stays as it
/// is.
std::string counted_feedback(const office::Scope& scope, const Question& question,
                             sql::Bound& bound) {
    const auto from = bound.add(base::to_microseconds(question.window.from));
    const auto until = bound.add(base::to_microseconds(question.window.until));
    std::string inside;
    if (!scope.all) inside += " AND a.agency IN " + bound.add_all(scope.agencies);
    if (!question.agency.empty()) inside += " AND a.agency = " + bound.add(question.agency);
    return fmt::format(
        "SELECT f.id, f.code, f.kind, a.agency, f.received_at, f.due_at,"
        " CASE WHEN f.closed_at < {1} THEN f.closed_at END AS closed_at,"
        " CASE WHEN f.received_at >= {0} THEN 'received' ELSE 'carried' END AS came,"
        " CASE WHEN f.closed_at < {1} THEN CASE WHEN f.closed_at > f.due_at THEN 'late'"
        " ELSE 'on_time' END WHEN f.due_at < {1} THEN 'overdue' ELSE 'in_time' END AS went,"
        " CASE WHEN f.closed_at < {1} AND f.state = 'turned_away' THEN 1 ELSE 0 END AS turned_away"
        " FROM feedback f JOIN feedback_agencies a ON a.feedback_id = f.id AND a.since < {1}"
        " AND a.until >= {1} WHERE f.received_at < {1}"
        " AND (f.closed_at IS NULL OR f.closed_at >= {0}){2}",
        from, until, inside);
}

}

const FeedbackFigure* feedback_figure_named(std::string_view name) {
    const auto* found = std::find_if(feedback_figures.begin(), feedback_figures.end(),
                                     [&](const auto& each) { return each.name == name; });
    return found == feedback_figures.end() ? nullptr : found;
}

std::int64_t FeedbackPlace::of(std::string_view figure) const {
    for (std::size_t i = 0; i < feedback_figures.size(); ++i)
        if (feedback_figures[i].name == figure) return counts[i];
    return 0;
}

std::vector<FeedbackPlace> count_feedback(sql::Session& session, const office::Scope& scope,
                                          const Question& question) {
    sql::Bound bound;
    const auto rows = counted_feedback(scope, question, bound);
    std::string sums;
    for (const auto& figure : feedback_figures)
        sums += fmt::format(", COUNT(CASE WHEN {} THEN 1 END)", figure.condition);
    const auto text =
        fmt::format("SELECT x.agency{} FROM ({}) x GROUP BY x.agency ORDER BY x.agency LIMIT {}",
                    sums, rows, bound.add(agencies_max));
    std::vector<FeedbackPlace> places;
    for (const auto& row : session.query_with(text, bound.values())) {
        auto& place = places.emplace_back();
        place.agency = row.text(0);
        for (std::size_t i = 0; i < place.counts.size(); ++i) place.counts[i] = row.integer(i + 1);
    }
    return places;
}

std::vector<FeedbackFound> list_feedback(sql::Session& session, const office::Scope& scope,
                                         const Question& question, const FeedbackFigure& figure,
                                         const Paging& paging) {
    sql::Bound bound;
    const auto rows = counted_feedback(scope, question, bound);
    const auto text = fmt::format(
        "SELECT x.id, x.code, x.kind, x.agency, x.went, x.received_at, x.due_at, x.closed_at"
        " FROM ({}) x WHERE x.id > {} AND {} ORDER BY x.id LIMIT {}",
        rows, bound.add(paging.after), figure.condition, bound.add(paging.limit));
    std::vector<FeedbackFound> found;
    for (const auto& row : session.query_with(text, bound.values())) {
        FeedbackFound one{row.integer(0),
                          row.text(1),
                          row.text(2),
                          row.text(3),
                          row.text(4),
                          base::from_microseconds(row.integer(5)),
                          base::from_microseconds(row.integer(6)),
                          std::nullopt};
        if (const auto closed = row.optional_integer(7))
            one.closed_at = base::from_microseconds(*closed);
        found.push_back(std::move(one));
    }
    return found;
}

std::vector<std::string> list_answering(sql::Session& session, const office::Scope& scope) {
    sql::Bound bound;
    const std::string inside =
        scope.all ? "" : " WHERE a.agency IN " + bound.add_all(scope.agencies);
    const auto text =
        fmt::format("SELECT DISTINCT a.agency FROM feedback_agencies a{} ORDER BY a.agency"
                    " LIMIT {}",
                    inside, bound.add(agencies_max));
    std::vector<std::string> codes;
    for (const auto& row : session.query_with(text, bound.values())) codes.push_back(row.text(0));
    return codes;
}

}
