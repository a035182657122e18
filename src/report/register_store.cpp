#include "src/report/question_store.h"

#include <chrono>

namespace motcua::report {
namespace {

std::int64_t year_begin(base::Instant moment) {
    const std::chrono::year_month_day date{base::day_of(moment)};
    const base::Day first(std::chrono::local_days(date.year() / std::chrono::January / 1));
    return base::to_microseconds(base::from_local(base::LocalTime(first)));
}

std::int64_t books_number(sql::Session& session, const std::string& unit, const Registered& line) {
    const auto at = base::to_microseconds(line.received_at);
    return session
        .query("SELECT COUNT(*) FROM turns WHERE turn = 1 AND receiving_unit = $1"
               " AND received_at >= $2 AND (received_at < $3 OR (received_at = $3"
               " AND dossier_id <= $4))",
               unit, year_begin(line.received_at), at, line.dossier_id)
        .front()
        .integer(0);
}

/// Counted once for the first line of a year: the lines follow each other without a gap.
void number_lines(sql::Session& session, const std::string& unit, std::vector<Registered>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool goes_on =
            i > 0 && year_begin(lines[i].received_at) == year_begin(lines[i - 1].received_at);
        lines[i].number = goes_on ? lines[i - 1].number + 1 : books_number(session, unit, lines[i]);
    }
}

}

std::vector<Registered> list_register(sql::Session& session, const office::Scope& scope,
                                      const std::string& unit, const Window& window,
                                      const RegisterPaging& paging) {
    sql::Bound bound;
    const auto mine = scope.all ? "" : " AND t.receiving_unit IN " + bound.add_all(scope.agencies);
    const auto received = bound.add(paging.after_received);
    const auto from = base::to_microseconds(window.from);
    const auto until = base::to_microseconds(window.until);
    const auto text = fmt::format(
        "SELECT t.dossier_id, d.code, d.procedure_code, d.procedure_revision, d.competent_agency,"
        " d.submission_entry, t.received_at, a.due_at, v.delivered_at, d.delivery_way, d.state"
        " FROM turns t JOIN dossiers d ON d.id = t.dossier_id"
        " LEFT JOIN acceptances a ON a.dossier_id = t.dossier_id"
        " LEFT JOIN deliveries v ON v.dossier_id = t.dossier_id"
        " WHERE t.turn = 1 AND t.receiving_unit = {}{} AND t.received_at >= {}"
        " AND t.received_at < {} AND t.received_at >= {}"
        " AND (t.received_at > {} OR t.dossier_id > {})"
        " ORDER BY t.received_at, t.dossier_id LIMIT {}",
        bound.add(unit), mine, bound.add(from), bound.add(until), received, received,
        bound.add(paging.after_id), bound.add(paging.limit));
    std::vector<Registered> lines;
    for (const auto& row : session.query_with(text, bound.values())) {
        Registered line;
        line.dossier_id = row.integer(0);
        line.code = row.text(1);
        line.procedure = row.text(2);
        line.procedure_revision = row.integer(3);
        line.agency = row.text(4);
        line.submission_entry = row.integer(5);
        line.received_at = base::from_microseconds(row.integer(6));
        if (const auto due = row.optional_integer(7)) line.due_at = base::from_microseconds(*due);
        if (const auto delivered = row.optional_integer(8))
            line.delivered_at = base::from_microseconds(*delivered);
        line.delivery_way = row.text(9);
        line.state = row.text(10);
        lines.push_back(std::move(line));
    }
    number_lines(session, unit, lines);
    return lines;
}

std::vector<std::string> list_receivers(sql::Session& session, const office::Scope& scope) {
    sql::Bound bound;
    const std::int64_t most = 5'000;
    const auto text = fmt::format(
        "SELECT a.code FROM agencies a WHERE EXISTS (SELECT 1 FROM turns"
        " t WHERE t.receiving_unit = a.code AND t.turn = 1){}"
        " ORDER BY a.code LIMIT {}",
        scope.all ? "" : " AND a.code IN " + bound.add_all(scope.agencies), bound.add(most));
    std::vector<std::string> codes;
    for (const auto& row : session.query_with(text, bound.values())) codes.push_back(row.text(0));
    return codes;
}

}
