#include "src/organisation/agency_store.h"

#include <algorithm>
#include <sstream>

#include "lib/base/text.h"
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

std::vector<std::string> texts(const sql::Rows& rows) {
    std::vector<std::string> out;
    for (const auto& row : rows) out.push_back(row.text(0));
    return out;
}

void add_reach(sql::Session& session, Agency& agency) {
    agency.areas = texts(session.query("SELECT area FROM agency_areas WHERE agency = $1"
                                       " ORDER BY area LIMIT $2",
                                       agency.code, parts_max));
    agency.sectors = texts(session.query("SELECT sector FROM agency_sectors WHERE agency = $1"
                                         " ORDER BY sector LIMIT $2",
                                         agency.code, parts_max));
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
    auto agency = agency_from(rows.front());
    for (const auto& row : session.query("SELECT code, name_vi, name_en FROM sub_units"
                                         " WHERE agency = $1 ORDER BY code LIMIT $2",
                                         agency.code, parts_max))
        agency.sub_units.push_back({row.text(0), row.text(1), row.text(2)});
    add_reach(session, agency);
    return agency;
}

std::string calendar_code_of(sql::Session& session, const std::string& agency) {
    const auto rows = session.query("SELECT calendar FROM agencies WHERE code = $1", agency);
    return rows.empty() ? "" : rows.front().text(0);
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
    for (auto& agency : found) add_reach(session, agency);
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
