#include "src/organisation/agency_store.h"

namespace motcua::organisation {
namespace {

constexpr std::int64_t sub_units_max = 200;
constexpr std::int64_t agencies_max = 500;

Agency agency_from(const sql::Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.optional_text(4).value_or(""),
            row.text(5), {}};
}

}

std::optional<Agency> find(sql::Session& session, const std::string& code) {
    const auto rows = session.query("SELECT code, kind, name_vi, name_en, parent, calendar"
                                    " FROM agencies WHERE code = $1",
                                    code);
    if (rows.empty()) return std::nullopt;
    auto agency = agency_from(rows.front());
    for (const auto& row : session.query("SELECT code, name_vi, name_en FROM sub_units"
                                         " WHERE agency = $1 ORDER BY code LIMIT $2",
                                         code, sub_units_max))
        agency.sub_units.push_back({row.text(0), row.text(1), row.text(2)});
    return agency;
}

std::vector<Agency> agencies_of_kind(sql::Session& session, const std::string& kind) {
    std::vector<Agency> agencies;
    for (const auto& row : session.query("SELECT code, kind, name_vi, name_en, parent, calendar"
                                         " FROM agencies WHERE kind = $1 ORDER BY code LIMIT $2",
                                         kind, agencies_max))
        agencies.push_back(agency_from(row));
    return agencies;
}

void apply_registration(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.run("INSERT INTO agencies (code, kind, name_vi, name_en, parent, calendar)"
                   " VALUES ($1, $2, $3, $4, $5, $6)",
                   body.text_at("code"), body.text_at("kind"), body.at("name").text_at("vi"),
                   body.at("name").text_at("en"), body.optional_text_at("parent"),
                   body.text_at("calendar"));
    for (const auto& unit : body.array_at("sub_units"))
        to.session.run("INSERT INTO sub_units (agency, code, name_vi, name_en)"
                       " VALUES ($1, $2, $3, $4)",
                       body.text_at("code"), unit.text_at("code"), unit.at("name").text_at("vi"),
                       unit.at("name").text_at("en"));
}

}
