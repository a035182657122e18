#include "src/organisation/agency_store.h"

namespace motcua::organisation {
namespace {

/// Until schema number 2 neither dates nor areas were read of what was registered.
constexpr std::int64_t dated_schema = 2;

void touch(office::Applying to, const office::Entry& entry) {
    to.session.send("UPDATE agencies SET version = $2 WHERE code = $1",
                    entry.body.text_at("agency"), entry.version);
}

void add_texts(office::Applying to, const char* insert, const std::string& agency,
               const json::Array& values) {
    for (const auto& value : values)
        if (value.text() != nullptr) to.session.send(insert, agency, *value.text());
}

SigningAuthority authority_from(const sql::Row& row) {
    SigningAuthority authority;
    authority.id = row.integer(0);
    authority.agency = row.text(1);
    authority.officer = row.integer(2);
    authority.form_of_authority = row.text(3);
    authority.title_vi = row.text(4);
    authority.title_en = row.text(5);
    authority.covers = row.text(6);
    authority.cause = row.text(7);
    authority.validity = {row.text(8), row.text(9)};
    return authority;
}

}

std::vector<SigningAuthority> signing_authorities_of(sql::Session& session,
                                                     const std::string& agency) {
    constexpr std::int64_t authorities_max = 500;
    std::vector<SigningAuthority> found;
    for (const auto& row : session.query(
             "SELECT id, agency, officer, form_of_authority, title_vi, title_en, covers, cause,"
             " valid_from, valid_to FROM signing_authorities WHERE agency = $1"
             " ORDER BY id LIMIT $2",
             agency, authorities_max))
        found.push_back(authority_from(row));
    return found;
}

std::optional<SigningAuthority> signing_authority(sql::Session& session, std::int64_t id) {
    const auto rows = session.query(
        "SELECT id, agency, officer, form_of_authority, title_vi, title_en, covers, cause,"
        " valid_from, valid_to FROM signing_authorities WHERE id = $1",
        id);
    if (rows.empty()) return std::nullopt;
    return authority_from(rows.front());
}

void apply_registration(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    const auto code = body.text_at("code");
    const bool dated = entry.schema_number >= dated_schema;
    const auto area = dated ? body.text_at("area") : "";
    const auto from = dated ? body.text_at("valid_from") : "";
    to.session.send("INSERT INTO agencies (code, version, kind, parent, calendar, area, area_era,"
                    " live, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')",
                    code, entry.version, body.text_at("kind"), body.optional_text_at("parent"),
                    body.text_at("calendar"), area,
                    area.empty() ? "" : body.text_at("area_era", "2025-07"),
                    body.boolean_at("live", true) || !dated ? 1 : 0, from);
    to.session.send("INSERT INTO agency_names (agency, valid_from, name_vi, name_en, cause)"
                    " VALUES ($1, $2, $3, $4, '')",
                    code, from, body.at("name").text_at("vi"), body.at("name").text_at("en"));
    for (const auto& unit : body.array_at("sub_units"))
        to.session.send("INSERT INTO sub_units (agency, code, name_vi, name_en)"
                        " VALUES ($1, $2, $3, $4)",
                        code, unit.text_at("code"), unit.at("name").text_at("vi"),
                        unit.at("name").text_at("en"));
    if (!dated) return;
    add_texts(to, "INSERT INTO agency_areas (agency, area) VALUES ($1, $2)", code,
              body.array_at("areas"));
    add_texts(to, "INSERT INTO agency_sectors (agency, sector) VALUES ($1, $2)", code,
              body.array_at("sectors"));
}

void apply_renaming(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send("INSERT INTO agency_names (agency, valid_from, name_vi, name_en, cause)"
                    " VALUES ($1, $2, $3, $4, $5)",
                    body.text_at("agency"), body.text_at("on"), body.at("name").text_at("vi"),
                    body.at("name").text_at("en"), body.text_at("cause"));
    touch(to, entry);
}

void apply_succession(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    const auto predecessor = body.text_at("agency");
    for (const auto& successor : body.array_at("successors"))
        to.session.send("INSERT INTO agency_successions (predecessor, successor, way,"
                        " takes_dossiers, valid_from, cause) VALUES ($1, $2, $3, $4, $5, $6)",
                        predecessor, successor.text_at("agency"), body.text_at("way"),
                        successor.boolean_at("takes_dossiers") ? 1 : 0, body.text_at("on"),
                        body.text_at("cause"));
    for (const auto& unit : body.array_at("sub_units"))
        to.session.send("INSERT INTO succession_units (predecessor, sub_unit, successor,"
                        " successor_unit) VALUES ($1, $2, $3, $4)",
                        predecessor, unit.text_at("from"), unit.text_at("agency"),
                        unit.text_at("to"));
    apply_closing(to, entry);
}

void apply_closing(office::Applying to, const office::Entry& entry) {
    to.session.send("UPDATE agencies SET valid_to = $2 WHERE code = $1",
                    entry.body.text_at("agency"), entry.body.text_at("on"));
    touch(to, entry);
}

void apply_going_live(office::Applying to, const office::Entry& entry) {
    to.session.send("UPDATE agencies SET live = $2 WHERE code = $1", entry.body.text_at("agency"),
                    entry.body.boolean_at("live") ? 1 : 0);
    touch(to, entry);
}

void apply_signing_grant(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send("INSERT INTO signing_authorities (id, agency, officer, form_of_authority,"
                    " title_vi, title_en, covers, cause, valid_from, valid_to)"
                    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                    std::stoll(body.text_at("authority")), body.text_at("agency"),
                    std::stoll(body.text_at("officer")), body.text_at("form_of_authority"),
                    body.at("title").text_at("vi"), body.at("title").text_at("en"),
                    body.text_at("covers"), body.text_at("cause"), body.text_at("from"),
                    body.text_at("to"));
    touch(to, entry);
}

void apply_signing_end(office::Applying to, const office::Entry& entry) {
    to.session.send("UPDATE signing_authorities SET valid_to = $2 WHERE id = $1",
                    std::stoll(entry.body.text_at("authority")), entry.body.text_at("on"));
    touch(to, entry);
}

}
