#include "src/report/rating_figures_store.h"

#include <numeric>

#include "src/report/question_store.h"

namespace motcua::report {
namespace {

using dossier::answers;
using dossier::aspects;

constexpr std::int64_t groups_max = 200'000;

/// The ratings `t` of a window, as a condition.
std::string in_window(const office::Scope& scope, const Question& question, sql::Bound& bound) {
    const auto from = bound.add(base::to_microseconds(question.window.from));
    const auto until = bound.add(base::to_microseconds(question.window.until));
    return fmt::format("t.rated_at >= {} AND t.rated_at < {}{}", from, until,
                       within(scope, question, bound));
}

}

std::int64_t Marks::ratings() const {
    const auto& overall = counts.front();
    return std::accumulate(overall.begin(), overall.end(), std::int64_t{0});
}

void Marks::add(const Marks& other) {
    for (std::size_t aspect = 0; aspect < counts.size(); ++aspect)
        for (std::size_t answer = 0; answer < answers.size(); ++answer)
            counts[aspect][answer] += other.counts[aspect][answer];
}

std::vector<RatedPlace> count_ratings(sql::Session& session, const office::Scope& scope,
                                      const Question& question) {
    sql::Bound bound;
    const auto condition = in_window(scope, question, bound);
    const auto text = fmt::format(
        "SELECT g.agency, p.sector, g.procedure_code, g.procedure_revision, g.overall,"
        " g.convenience, g.timeliness, g.attitude, g.ratings FROM (SELECT t.agency,"
        " t.procedure_code, t.procedure_revision, t.overall, t.convenience, t.timeliness,"
        " t.attitude, COUNT(*) AS ratings FROM ratings t WHERE {} GROUP BY t.agency,"
        " t.procedure_code, t.procedure_revision, t.overall, t.convenience, t.timeliness,"
        " t.attitude) g LEFT JOIN procedures p ON p.code = g.procedure_code"
        " AND p.revision = g.procedure_revision ORDER BY g.agency, p.sector, g.procedure_code,"
        " g.procedure_revision, g.overall, g.convenience, g.timeliness, g.attitude LIMIT {}",
        condition, bound.add(groups_max));
    std::vector<RatedPlace> places;
    for (const auto& row : session.query_with(text, bound.values())) {
        const auto sector = row.optional_text(1).value_or("");
        if (places.empty() || places.back().agency != row.text(0) || places.back().sector != sector)
            places.push_back({row.text(0), sector, row.text(2), row.integer(3), {}});
        constexpr std::size_t first_answer = 4;
        constexpr std::size_t count = 8;
        for (std::size_t aspect = 0; aspect < aspects.size(); ++aspect)
            if (const auto answer = dossier::answer_named(row.text(first_answer + aspect)))
                places.back().tally.counts[aspect][static_cast<std::size_t>(*answer)] +=
                    row.integer(count);
    }
    return places;
}

std::vector<Rated> list_rated(sql::Session& session, const office::Scope& scope,
                              const Question& question, const RatingCell& cell,
                              const Paging& paging) {
    sql::Bound bound;
    auto condition = in_window(scope, question, bound);
    const std::string answer(cell.answer ? dossier::name_of(*cell.answer) : "");
    if (cell.aspect && cell.answer)
        condition +=
            fmt::format(" AND t.{} = {}", dossier::name_of(*cell.aspect), bound.add(answer));
    const auto text = fmt::format(
        "SELECT t.entry, d.code, t.agency, t.receiving_unit, t.procedure_code,"
        " t.procedure_revision, t.rated_at, t.overall, t.convenience, t.timeliness, t.attitude"
        " FROM ratings t JOIN dossiers d ON d.id = t.dossier_id WHERE {} AND t.entry > {}"
        " ORDER BY t.entry LIMIT {}",
        condition, bound.add(paging.after), bound.add(paging.limit));
    std::vector<Rated> lines;
    for (const auto& row : session.query_with(text, bound.values())) {
        constexpr std::size_t first_answer = 7;
        Rated rated{row.integer(0),
                    row.text(1),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    row.integer(5),
                    base::from_microseconds(row.integer(6)),
                    {}};
        for (std::size_t aspect = 0; aspect < aspects.size(); ++aspect)
            rated.answers[aspect] = row.text(first_answer + aspect);
        lines.push_back(std::move(rated));
    }
    return lines;
}

}
