#include "src/dossier/rating_store.h"

#include <fmt/format.h>

#include "src/dossier/turn.h"
#include "src/office/publication.h"

namespace motcua::dossier {

LastTurn last_turn_of(sql::Session& session, const Dossier& dossier) {
    const auto rows =
        session.query("SELECT t.turn, t.ended_at, d.delivered_at, r.rated_at FROM turns t"
                      " LEFT JOIN deliveries d ON d.dossier_id = t.dossier_id"
                      " LEFT JOIN ratings r ON r.dossier_id = t.dossier_id AND r.turn = t.turn"
                      " WHERE t.dossier_id = $1 ORDER BY t.turn DESC LIMIT 1",
                      dossier.id.value());
    if (rows.empty()) return {};
    const auto& row = rows.front();
    LastTurn last{row.integer(0), row.integer(1) != not_yet, std::nullopt, !row.is_null(3)};
    const bool waits_on_the_shelf = dossier.state == State::resolved;
    if (last.over && !waits_on_the_shelf)
        last.left = base::from_microseconds(row.is_null(2) ? row.integer(1) : row.integer(2));
    return last;
}

std::optional<RatingRow> rating_of(sql::Session& session, DossierId id, std::int64_t turn) {
    const auto rows =
        session.query("SELECT overall, convenience, timeliness, attitude, rated_at, entry"
                      " FROM ratings WHERE dossier_id = $1 AND turn = $2",
                      id.value(), turn);
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    RatingRow found;
    for (std::size_t i = 0; i < aspects.size(); ++i)
        found.rating.answers[i] = answer_named(row.text(i));
    found.rated_at = base::from_microseconds(row.integer(4));
    found.entry = row.integer(5);
    return found;
}

std::int64_t rating_stream(const Dossier& dossier, std::int64_t turn) {
    return office::stream_named(fmt::format("rating {} {}", dossier.code, turn));
}

void apply_rating(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send("INSERT INTO ratings (dossier_id, turn, agency, receiving_unit, procedure_code,"
                    " procedure_revision, overall, convenience, timeliness, attitude, rated_at,"
                    " entry) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                    std::stoll(body.text_at("dossier")), body.integer_at("turn"),
                    body.text_at("agency"), body.text_at("receiving_unit"),
                    body.text_at("procedure"), body.integer_at("procedure_revision"),
                    body.text_at("overall"), body.text_at("convenience"),
                    body.text_at("timeliness"), body.text_at("attitude"),
                    base::to_microseconds(entry.recorded_at), entry.id);
}

}
