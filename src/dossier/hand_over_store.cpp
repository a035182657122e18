#include "src/dossier/hand_over_store.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "lib/base/text.h"

namespace motcua::dossier {
namespace {

constexpr std::string_view columns =
    "h.id, h.code, h.version, h.state, h.from_agency, h.from_sub_unit, h.to_agency, h.to_sub_unit,"
    " h.given_by, h.given_at, h.received_by, h.received_at";

HandOver hand_over_from(const sql::Row& row) {
    HandOver list;
    list.id = row.integer(0);
    list.code = row.text(1);
    list.version = row.integer(2);
    list.state = row.text(3);
    list.from = {row.text(4), row.text(5)};
    list.to = {row.text(6), row.text(7)};
    list.given_by = office::AccountId(row.integer(8));
    list.given_at = base::from_microseconds(row.integer(9));
    if (const auto by = row.optional_integer(10)) list.received_by = office::AccountId(*by);
    if (const auto at = row.optional_integer(11)) list.received_at = base::from_microseconds(*at);
    return list;
}

bool is_within(const office::Scope& scope, const std::string& agency) {
    return scope.all ||
           std::find(scope.agencies.begin(), scope.agencies.end(), agency) != scope.agencies.end();
}

std::int64_t actor_of(const office::Entry& entry) {
    return entry.actor == "system" ? 0 : std::stoll(entry.actor);
}

}

std::optional<HandOver> find_hand_over(sql::Session& session, const office::Scope& scope,
                                       const std::string& code) {
    const auto rows = session.query(
        fmt::format("SELECT {} FROM hand_overs h WHERE h.code = $1", columns), base::trimmed(code));
    if (rows.empty()) return std::nullopt;
    auto list = hand_over_from(rows.front());
    if (!is_within(scope, list.from.agency) && !is_within(scope, list.to.agency))
        return std::nullopt;
    return list;
}

std::vector<HandOverLine> lines_of(sql::Session& session, const HandOver& list) {
    std::vector<HandOverLine> lines;
    for (const auto& row : session.query(
             "SELECT l.line, d.code, d.id, d.procedure_code, d.procedure_revision, d.variant,"
             " d.submission_entry, l.paper, l.lot, l.originals, l.state, (SELECT COUNT(*)"
             " FROM hand_over_lines n WHERE n.dossier_id = l.dossier_id AND n.paper = l.paper"
             " AND n.lot = l.lot AND n.list_id > l.list_id)"
             " FROM hand_over_lines l JOIN dossiers d ON d.id = l.dossier_id"
             " WHERE l.list_id = $1 ORDER BY l.line LIMIT $2",
             list.id, original_lines_max))
        lines.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.integer(4),
                         row.text(5), row.integer(6), row.text(7), row.integer(8), row.integer(9),
                         row.text(10), row.integer(11) == 0});
    return lines;
}

std::vector<HandOver> list_hand_overs(sql::Session& session, const office::Scope& scope,
                                      const Keeper& keeper, Side side, const Page& page) {
    std::vector<HandOver> lists;
    if (!is_within(scope, keeper.agency)) return lists;
    const std::string_view which = side == Side::to ? "h.to_agency = $1 AND h.to_sub_unit = $2"
                                                    : "h.from_agency = $1 AND h.from_sub_unit = $2";
    const auto before =
        page.after_id == 0 ? std::numeric_limits<std::int64_t>::max() : page.after_id;
    for (const auto& row : session.query(fmt::format("SELECT {} FROM hand_overs h WHERE {}"
                                                     " AND h.id < $3 ORDER BY h.id DESC LIMIT $4",
                                                     columns, which),
                                         keeper.agency, keeper.sub_unit, before, page.limit))
        lists.push_back(hand_over_from(row));
    return lists;
}

void apply_hand_over(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send(
        "INSERT INTO hand_overs (id, code, version, state, from_agency, from_sub_unit, to_agency,"
        " to_sub_unit, given_by, given_at) VALUES ($1, $2, $3, 'given', $4, $5, $6, $7, $8, $9)",
        entry.stream, body.text_at("code"), entry.version, body.at("from").text_at("agency"),
        body.at("from").text_at("sub_unit"), body.at("to").text_at("agency"),
        body.at("to").text_at("sub_unit"), actor_of(entry),
        base::to_microseconds(entry.recorded_at));
    std::int64_t number = 0;
    for (const auto& line : body.array_at("lines"))
        to.session.send("INSERT INTO hand_over_lines (list_id, line, dossier_id, paper, lot,"
                        " originals, state) VALUES ($1, $2, $3, $4, $5, $6, 'given')",
                        entry.stream, ++number, std::stoll(line.text_at("dossier")),
                        line.text_at("paper"), line.integer_at("lot"),
                        line.integer_at("originals"));
}

void apply_confirmation(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    const auto at = base::to_microseconds(entry.recorded_at);
    for (const auto& line : body.array_at("received"))
        to.session.send("UPDATE hand_over_lines SET state = 'received', received_by = $3,"
                        " received_at = $4 WHERE list_id = $1 AND line = $2",
                        entry.stream, *line.integer(), actor_of(entry), at);
    for (const auto& line : body.array_at("missing"))
        to.session.send("UPDATE hand_over_lines SET state = 'missing' WHERE list_id = $1"
                        " AND line = $2",
                        entry.stream, *line.integer());
    to.session.send("UPDATE hand_overs SET version = $2, state = $3, received_by = $4,"
                    " received_at = $5 WHERE id = $1",
                    entry.stream, entry.version, body.text_at("state"), actor_of(entry), at);
}

}
