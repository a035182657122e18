#include "src/dossier/custody_store.h"

#include <fmt/format.h>

#include "lib/sql/bound.h"

namespace motcua::dossier {
namespace {

constexpr std::int64_t lots_max = 500;

/// Each lot with the last list it was on. The list's own rows are another stream's, so that the
/// order of streams in a rebuild means nothing.
constexpr std::string_view lots =
    " originals o LEFT JOIN hand_over_lines l ON l.dossier_id = o.dossier_id AND l.paper = o.paper"
    " AND l.lot = o.lot AND NOT EXISTS (SELECT 1 FROM hand_over_lines n"
    " WHERE n.dossier_id = o.dossier_id AND n.paper = o.paper AND n.lot = o.lot"
    " AND n.list_id > l.list_id) LEFT JOIN hand_overs h ON h.id = l.list_id";

constexpr std::string_view lot_columns =
    "o.paper, o.lot, o.originals, o.agency, o.sub_unit, o.kept_at, o.returned_at, o.return_way,"
    " o.return_entry, l.state, l.received_by, l.received_at, h.from_agency, h.from_sub_unit,"
    " h.to_agency, h.to_sub_unit, h.given_at";
constexpr std::size_t columns_of_a_lot = 17;

/// Who answers for a lot, as SQL.
constexpr std::string_view keeper_agency =
    "CASE WHEN l.state = 'received' THEN h.to_agency ELSE COALESCE(h.from_agency, o.agency) END";
constexpr std::string_view keeper_sub_unit = "CASE WHEN l.state = 'received' THEN h.to_sub_unit"
                                             " ELSE COALESCE(h.from_sub_unit, o.sub_unit) END";

base::Instant moment(const sql::Row& row, std::size_t column) {
    return base::from_microseconds(row.optional_integer(column).value_or(0));
}

void follow_list(Original& lot, const sql::Row& row) {
    const auto state = row.optional_text(9);
    if (!state) return;
    const Keeper from{row.text(12), row.text(13)};
    const Keeper to{row.text(14), row.text(15)};
    if (*state == "received") {
        lot.keeper = to;
        lot.since = moment(row, 11);
        if (const auto by = row.optional_integer(10)) lot.holder = office::AccountId(*by);
        return;
    }
    lot.keeper = from;
    lot.to = to;
    lot.since = moment(row, 16);
    lot.whereabouts = *state == "given" ? Whereabouts::on_the_way : Whereabouts::missing;
}

Original original_from(const sql::Row& row) {
    Original lot;
    lot.paper = row.text(0);
    lot.lot = row.integer(1);
    lot.count = row.integer(2);
    lot.keeper = {row.text(3), row.text(4)};
    lot.since = moment(row, 5);
    follow_list(lot, row);
    if (row.is_null(6)) return lot;
    lot.whereabouts = Whereabouts::returned;
    lot.since = moment(row, 6);
    lot.return_way = row.text(7);
    lot.return_entry = row.integer(8);
    return lot;
}

constexpr std::string_view line_columns =
    "d.code, d.procedure_code, d.procedure_revision, d.variant, d.state, d.id,"
    " COALESCE(s.agency, o.agency), COALESCE(s.sub_unit, o.sub_unit), h.code";
constexpr std::string_view joined_dossiers = " JOIN dossiers d ON d.id = o.dossier_id"
                                             " LEFT JOIN steps s ON s.dossier_id = d.id"
                                             " AND s.state = 'open'";

OriginalLine line_from(const sql::Row& row) {
    OriginalLine line;
    line.original = original_from(row);
    constexpr auto first = columns_of_a_lot;
    line.code = row.text(first);
    line.procedure = row.text(first + 1);
    line.procedure_revision = row.integer(first + 2);
    line.variant = row.text(first + 3);
    line.state = state_named(row.text(first + 4)).value_or(State::submitted);
    line.dossier_id = row.integer(first + 5);
    line.wanted = {row.text(first + 6), row.text(first + 7)};
    line.hand_over = row.optional_text(first + 8).value_or("");
    return line;
}

std::vector<OriginalLine> lines(sql::Session& session, const std::string& text,
                                const sql::Bound& bound) {
    std::vector<OriginalLine> found;
    for (const auto& row : session.query_with(text, bound.values())) {
        found.push_back(line_from(row));
        constexpr auto ended = columns_of_a_lot + 9;
        if (row.cells().size() > ended) found.back().ended_at = moment(row, ended);
    }
    return found;
}

bool is_within(const office::Scope& scope, const std::string& agency) {
    if (scope.all) return true;
    for (const auto& each : scope.agencies)
        if (each == agency) return true;
    return false;
}

}

std::vector<Original> originals_of(sql::Session& session, DossierId id) {
    std::vector<Original> found;
    for (const auto& row : session.query(fmt::format("SELECT {} FROM{} WHERE o.dossier_id = $1"
                                                     " ORDER BY o.paper, o.lot LIMIT $2",
                                                     lot_columns, lots),
                                         id.value(), lots_max))
        found.push_back(original_from(row));
    return found;
}

std::vector<OriginalLine> list_to_hand_over(sql::Session& session, const office::Scope& scope,
                                            const Keeper& keeper) {
    if (!is_within(scope, keeper.agency)) return {};
    sql::Bound bound;
    const auto agency = bound.add(keeper.agency);
    const auto sub_unit = bound.add(keeper.sub_unit);
    // What is not accepted yet may go home with the person.
    const auto text = fmt::format(
        "SELECT {}, {} FROM{}{} WHERE o.returned_at IS NULL AND d.state <> 'submitted'"
        " AND COALESCE(l.state, '') <> 'given' AND {} = {} AND {} = {}"
        " AND (COALESCE(s.agency, o.agency) <> {} OR COALESCE(s.sub_unit, o.sub_unit) <> {})"
        " ORDER BY 24, 25, o.dossier_id, o.paper, o.lot LIMIT {}",
        lot_columns, line_columns, lots, joined_dossiers, keeper_agency, agency, keeper_sub_unit,
        sub_unit, agency, sub_unit, bound.add(original_lines_max));
    return lines(session, text, bound);
}

std::vector<OriginalLine> list_missing(sql::Session& session, const office::Scope& scope,
                                       base::Instant before) {
    sql::Bound bound;
    const auto moment = base::to_microseconds(before);
    const auto text =
        fmt::format("SELECT {}, {} FROM{}{} WHERE o.returned_at IS NULL AND (l.state = 'missing'"
                    " OR (l.state = 'given' AND h.given_at < {})) AND (h.from_agency IN {}"
                    " OR h.to_agency IN {}) ORDER BY h.given_at, o.dossier_id, o.paper LIMIT {}",
                    lot_columns, line_columns, lots, joined_dossiers, bound.add(moment),
                    bound.add_all(scope.agencies), bound.add_all(scope.agencies),
                    bound.add(original_lines_max));
    return lines(session, text, bound);
}

std::vector<OriginalLine> list_unreturned(sql::Session& session, const office::Scope& scope) {
    sql::Bound bound;
    const auto agencies = bound.add_all(scope.agencies);
    const auto text = fmt::format(
        "SELECT {}, {}, COALESCE(g.delivered_at, p.stopped_at, r.rejected_at) FROM{}{}"
        " LEFT JOIN deliveries g ON g.dossier_id = d.id LEFT JOIN stops p ON p.dossier_id = d.id"
        " LEFT JOIN rejections r ON r.dossier_id = d.id WHERE o.returned_at IS NULL"
        " AND d.state IN ('delivered', 'stopped', 'rejected')"
        " AND (d.receiving_unit IN {} OR d.competent_agency IN {})"
        " ORDER BY 27, o.dossier_id, o.paper, o.lot LIMIT {}",
        lot_columns, line_columns, lots, joined_dossiers, agencies, agencies,
        bound.add(original_lines_max));
    return lines(session, text, bound);
}

void keep_originals(office::Applying to, const office::Entry& entry, Keeping keeping) {
    const auto& keeper = entry.body.at("kept_by");
    if (keeper.is_null()) return;
    // Counted at the acceptance: what was stated at the filing counts no more.
    if (keeping == Keeping::anew)
        to.session.send("DELETE FROM originals WHERE dossier_id = $1"
                        " AND returned_at IS NULL",
                        entry.stream);
    for (const auto& kept : entry.body.array_at("kept"))
        to.session.send(
            "INSERT INTO originals (dossier_id, paper, lot, originals, agency, sub_unit,"
            " kept_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            entry.stream, kept.text_at("paper"), entry.version, kept.integer_at("originals"),
            keeper.text_at("agency"), keeper.text_at("sub_unit"),
            base::to_microseconds(entry.recorded_at));
}

void return_originals(office::Applying to, const office::Entry& entry) {
    const auto officer = entry.actor == "system" ? 0 : std::stoll(entry.actor);
    for (const auto& lot : entry.body.array_at("returned"))
        to.session.send("UPDATE originals SET returned_at = $4, return_way = $5, return_officer ="
                        " $6, return_entry = $7 WHERE dossier_id = $1 AND paper = $2 AND lot = $3",
                        entry.stream, lot.text_at("paper"), lot.integer_at("lot"),
                        base::to_microseconds(entry.recorded_at), entry.body.text_at("return_way"),
                        officer, entry.id);
}

void apply_return(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    return_originals(to, entry);
}

}
