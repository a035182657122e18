#include "src/organisation/agency_store.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "lib/base/text.h"
#include "lib/sql/bound.h"
#include "src/organisation/code.h"

namespace motcua::organisation {
namespace {

constexpr std::int64_t parts_max = 1000;
constexpr std::int64_t agencies_max = 5000;
/// A chain of successors that is longer is a circle.
constexpr int generations_max = 16;

constexpr std::string_view agency_columns =
    "SELECT a.code, a.kind, n.name_vi, n.name_en, a.parent, a.calendar, a.area, a.area_era,"
    " a.live, a.valid_from, a.valid_to, a.version FROM agencies a JOIN agency_names n"
    " ON n.agency = a.code AND n.valid_from = (SELECT MAX(m.valid_from) FROM agency_names m"
    " WHERE m.agency = a.code AND (m.valid_from <= $1 OR m.valid_from = a.valid_from))";

Agency agency_from(const sql::Row& row) {
    Agency agency;
    agency.code = row.text(0);
    agency.kind = row.text(1);
    agency.name_vi = row.text(2);
    agency.name_en = row.text(3);
    agency.parent = row.optional_text(4).value_or("");
    agency.calendar = row.text(5);
    agency.area = row.text(6);
    agency.area_era = row.text(7);
    agency.live = row.integer(8) != 0;
    agency.validity = {row.text(9), row.text(10)};
    agency.version = row.integer(11);
    return agency;
}

/// Fills in sub-units, areas and sectors, of all of them in one statement, and puts them in order
/// here: SQLite would make a table for each of the three to sort so few rows.
void add_parts(sql::Session& session, std::vector<Agency>& agencies) {
    std::map<std::string_view, Agency*> by_code;
    sql::Bound bound;
    std::vector<std::string> codes;
    for (auto& agency : agencies) {
        by_code.emplace(agency.code, &agency);
        codes.push_back(agency.code);
    }
    const auto in = bound.add_all(codes);
    const auto text =
        fmt::format("SELECT agency, 'area', area, '', '' FROM agency_areas WHERE agency IN {0}"
                    " UNION ALL SELECT agency, 'sector', sector, '', '' FROM agency_sectors"
                    " WHERE agency IN {0} UNION ALL SELECT agency, 'sub_unit', code, name_vi,"
                    " name_en FROM sub_units WHERE agency IN {0} LIMIT {1}",
                    in, bound.add(parts_max * static_cast<std::int64_t>(codes.size())));
    for (const auto& row : session.query_with(text, bound.values())) {
        auto& agency = *by_code.at(row.text(0));
        if (row.text(1) == "area") agency.areas.push_back(row.text(2));
        if (row.text(1) == "sector") agency.sectors.push_back(row.text(2));
        if (row.text(1) == "sub_unit")
            agency.sub_units.push_back({row.text(2), row.text(3), row.text(4)});
    }
    for (auto& agency : agencies) {
        std::sort(agency.areas.begin(), agency.areas.end());
        std::sort(agency.sectors.begin(), agency.sectors.end());
        std::sort(agency.sub_units.begin(), agency.sub_units.end(),
                  [](const SubUnit& a, const SubUnit& b) { return a.code < b.code; });
    }
}

bool has_words(const Agency& agency, const std::string& typed) {
    const auto folded = " " + base::folded(agency.name_vi) + " " + base::folded(agency.name_en);
    std::istringstream words(base::folded(typed));
    for (std::string word; words >> word;)
        if (folded.find(" " + word) == std::string::npos) return false;
    return true;
}

std::vector<Succession> successions(const sql::Rows& rows) {
    std::vector<Succession> found;
    for (const auto& row : rows)
        found.push_back(
            {row.text(0), row.text(1), row.text(2), row.integer(3) != 0, row.text(4), row.text(5)});
    return found;
}

}

std::optional<Agency> find(sql::Session& session, const std::string& code, base::Day day) {
    const auto rows = session.query(std::string(agency_columns) + " WHERE a.code = $2",
                                    base::iso_day(day), kept_code(code));
    if (rows.empty()) return std::nullopt;
    std::vector<Agency> found{agency_from(rows.front())};
    add_parts(session, found);
    return std::move(found.front());
}

std::map<std::string, LocalName> names_on(sql::Session& session,
                                          const std::vector<std::string>& codes, base::Day day) {
    sql::Bound bound;
    const auto today = base::iso_day(day);
    static_cast<void>(bound.add(today)); // agency_columns ask for $1
    const auto text = fmt::format("{} WHERE a.code IN {} LIMIT {}", agency_columns,
                                  bound.add_all(codes), bound.add(agencies_max));
    std::map<std::string, LocalName> names;
    for (const auto& row : session.query_with(text, bound.values()))
        names.emplace(row.text(0), LocalName{row.text(2), row.text(3)});
    return names;
}

std::string calendar_code_of(sql::Session& session, const std::string& agency) {
    const auto rows = session.query("SELECT calendar FROM agencies WHERE code = $1", agency);
    return rows.empty() ? "" : rows.front().text(0);
}

std::vector<std::string> calendars_of(sql::Session& session, const std::string& agency) {
    auto codes = codes_from_top(agency);
    codes.insert(codes.begin(), calendar_code_of(session, agency));
    return codes;
}

std::vector<Agency> agencies(sql::Session& session, const AgencyQuery& wanted, base::Day day) {
    std::vector<Agency> found;
    // Words are compared here: folding is not the databases' business, and agencies are few.
    for (const auto& row :
         session.query(std::string(agency_columns) +
                           " WHERE a.code > $2 AND ($3 = '' OR a.kind = $3)"
                           " AND ($4 = '' OR a.parent = $4)"
                           " AND ($5 = '' OR (a.area = $5 AND a.area_era = $6))"
                           " AND a.valid_from <= $1 AND (a.valid_to = '' OR a.valid_to > $1)"
                           " AND ($7 < 0 OR a.live = $7) ORDER BY a.code LIMIT $8",
                       base::iso_day(day), wanted.after, wanted.kind, wanted.parent, wanted.area,
                       wanted.area_era, wanted.live ? (*wanted.live ? 1 : 0) : -1, agencies_max)) {
        if (static_cast<std::int64_t>(found.size()) == wanted.limit) break;
        auto agency = agency_from(row);
        if (has_words(agency, wanted.words)) found.push_back(std::move(agency));
    }
    return found;
}

std::vector<Agency> agencies_of_kind(sql::Session& session, const std::string& kind,
                                     base::Day day) {
    auto found = agencies(session, {.kind = kind, .live = true}, day);
    add_parts(session, found);
    return found;
}

std::vector<AgencyName> names_of(sql::Session& session, const std::string& code) {
    std::vector<AgencyName> names;
    for (const auto& row :
         session.query("SELECT valid_from, name_vi, name_en, cause FROM agency_names"
                       " WHERE agency = $1 ORDER BY valid_from LIMIT $2",
                       code, parts_max))
        names.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
    return names;
}

std::vector<Succession> successions_of(sql::Session& session, const std::string& predecessor) {
    return successions(
        session.query("SELECT predecessor, successor, way, takes_dossiers, valid_from, cause"
                      " FROM agency_successions WHERE predecessor = $1"
                      " ORDER BY takes_dossiers DESC, successor LIMIT $2",
                      predecessor, parts_max));
}

std::vector<Succession> successions_to(sql::Session& session, const std::string& successor) {
    return successions(
        session.query("SELECT predecessor, successor, way, takes_dossiers, valid_from, cause"
                      " FROM agency_successions WHERE successor = $1 ORDER BY predecessor LIMIT $2",
                      successor, parts_max));
}

std::string successor_on(sql::Session& session, const std::string& code, base::Day day) {
    return successor_on(session, Place{code, ""}, day).agency;
}

Place successor_on(sql::Session& session, const Place& place, base::Day day) {
    auto heir = place;
    for (int i = 0; i < generations_max; ++i) {
        const auto rows = session.query(
            "SELECT s.successor, u.successor_unit FROM agency_successions s LEFT JOIN"
            " succession_units u ON u.predecessor = s.predecessor AND u.successor = s.successor"
            " AND u.sub_unit = $2 WHERE s.predecessor = $1 AND s.takes_dossiers = 1"
            " AND s.valid_from <= $3",
            heir.agency, heir.sub_unit, base::iso_day(day));
        if (rows.empty()) return heir;
        heir = {rows.front().text(0), rows.front().optional_text(1).value_or(heir.sub_unit)};
    }
    return heir;
}

std::vector<Place> predecessors_on(sql::Session& session, const Place& place, base::Day day) {
    std::vector<Place> found;
    std::vector<Place> generation{place};
    for (int i = 0; i < generations_max && !generation.empty(); ++i) {
        std::vector<Place> earlier;
        for (const auto& heir : generation)
            for (const auto& row : session.query(
                     "SELECT u.predecessor, u.sub_unit FROM succession_units u"
                     " JOIN agency_successions s ON s.predecessor = u.predecessor"
                     " AND s.successor = u.successor WHERE u.successor = $1"
                     " AND u.successor_unit = $2 AND s.takes_dossiers = 1 AND s.valid_from <= $3"
                     " ORDER BY u.predecessor, u.sub_unit LIMIT $4",
                     heir.agency, heir.sub_unit, base::iso_day(day), parts_max))
                earlier.push_back({row.text(0), row.text(1)});
        found.insert(found.end(), earlier.begin(), earlier.end());
        generation = std::move(earlier);
    }
    return found;
}

}
