#include "src/catalogue/listing_store.h"

#include "lib/base/text.h"
#include "lib/crypto/digest.h"
#include "src/catalogue/checks.h"
#include "src/catalogue/publishing.h"
#include "src/office/publication.h"

namespace motcua::catalogue {
namespace {

constexpr std::int64_t listings_max = 20'000;

json::Value parsed(const std::string& text) {
    auto value = json::parse(text, {.bytes_max = 8u << 20, .depth_max = 64});
    if (!value) throw sql::Error("a listing is not readable JSON", false);
    return std::move(*value);
}

std::string tiers_of(const json::Value& listing) {
    std::string tiers;
    for (const auto& tier : listing.array_at("tiers"))
        if (tier.text() != nullptr) tiers += (tiers.empty() ? "" : " ") + *tier.text();
    return tiers;
}

/// The text by which the public catalogue knows a listing; its facts stay in `listings`.
json::Object public_text(const json::Value& listing) {
    const auto name = listing.text_at("name");
    const auto sector = listing.text_at("sector");
    return {{"code", listing.at("code")},
            {"name", json::Object{{"vi", name}, {"en", name}}},
            {"sector", json::Object{{"code", sector_code(sector)},
                                    {"name", json::Object{{"vi", sector}, {"en", sector}}}}},
            {"tier", nearest_tier(listing)},
            {"listed", true},
            {"variants", json::Array{}}};
}

/// Writes the row anew, with the number of parts that are still to check.
void keep(office::Applying to, const office::Entry& entry, const json::Value& listing,
          const json::Value& checks) {
    const auto name = listing.text_at("name");
    const auto open = static_cast<std::int64_t>(open_parts(listing, checks).size());
    to.session.send(
        "INSERT INTO listings (code, version, digest, name, folded, sector, tiers, run_by,"
        " open_checks, body, checks) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        " ON CONFLICT (code) DO UPDATE SET version = $2, digest = $3, name = $4, folded = $5,"
        " sector = $6, tiers = $7, run_by = $8, open_checks = $9, body = $10, checks = $11",
        listing.text_at("code"), entry.version, digest_of(listing), name, base::folded(name),
        listing.text_at("sector"), tiers_of(listing), listing.text_at("run_by"), open,
        json::canonical(listing), json::canonical(checks));
}

void change_checks(office::Applying to, const office::Entry& entry, std::string_view member,
                   json::Value value) {
    auto row = find_listing(to.session, entry.body.text_at("code"));
    if (!row) throw sql::Error("a check without a listing", false);
    (*row->checks.object())[std::string(member)] = std::move(value);
    keep(to, entry, row->body, row->checks);
}

}

std::string digest_of(const json::Value& listing) {
    return crypto::hex(crypto::sha256(json::canonical(listing)));
}

std::optional<ListedRow> find_listing(sql::Session& session, const std::string& code) {
    const auto rows = session.query(
        "SELECT code, version, digest, body, checks FROM listings WHERE code = $1", code);
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return ListedRow{row.text(0), row.integer(1), row.text(2), parsed(row.text(3)),
                     parsed(row.text(4))};
}

CatalogueState catalogue_state(sql::Session& session, const std::string& code) {
    constexpr std::int64_t processes_max = 500;
    CatalogueState state;
    state.revision = office::newest_revision(session, "procedures", code).value_or(0);
    if (state.revision > 0)
        state.from_listing =
            is_from_listing(office::published_text(session, "procedures", code, state.revision));
    for (const auto& row :
         session.query("SELECT p.code, p.body FROM processes p WHERE p.revision ="
                       " (SELECT MAX(q.revision) FROM processes q WHERE q.code = p.code)"
                       " ORDER BY p.code LIMIT $1",
                       processes_max)) {
        const auto text = parsed(row.text(1));
        const auto& name = text.at("name");
        state.processes.push_back({row.text(0), name.text_at("vi"), name.text_at("en")});
    }
    return state;
}

std::string sector_named(sql::Session& session, const std::string& name) {
    const auto rows = session.query("SELECT p.sector, p.body FROM procedures p"
                                    " WHERE p.revision > 0 ORDER BY p.code, p.revision LIMIT $1",
                                    listings_max);
    const auto wanted = base::folded(name);
    for (const auto& row : rows)
        if (base::folded(parsed(row.text(1)).at("sector").at("name").text_at("vi")) == wanted)
            return row.text(0);
    return "";
}

bool hold_listing(sql::Session& session, const ListedRow& row) {
    return session.run("UPDATE streams SET version = version WHERE id = $1 AND version = $2",
                       office::stream_named("procedure_listing " + row.code), row.version) == 1;
}

std::map<std::string, std::string> listing_digests(sql::Session& session) {
    std::map<std::string, std::string> digests;
    for (const auto& row :
         session.query("SELECT code, digest FROM listings ORDER BY code LIMIT $1", listings_max))
        digests.emplace(row.text(0), row.text(1));
    return digests;
}

std::vector<ListingLine> all_listings(sql::Session& session) {
    std::vector<ListingLine> lines;
    for (const auto& row : session.query(
             "SELECT l.code, l.name, l.sector, l.run_by, l.open_checks, l.folded, l.tiers,"
             " (SELECT COALESCE(MAX(p.revision), 0) FROM procedures p WHERE p.code = l.code)"
             " FROM listings l ORDER BY l.code LIMIT $1",
             listings_max))
        lines.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4),
                         row.text(5), row.text(6), row.integer(7)});
    return lines;
}

void apply_listing(office::Applying to, const office::Entry& entry) {
    const auto& listing = entry.body.at("listing");
    const auto known = find_listing(to.session, entry.body.text_at("code"));
    keep(to, entry, listing, known ? known->checks : json::Value(json::Object{}));
    const auto text = public_text(listing);
    const auto name = listing.text_at("name");
    const auto& sector = text.find("sector")->second;
    to.session.send("INSERT INTO procedures (code, revision, name, folded, sector, tier, fileable,"
                    " body) VALUES ($1, 0, $2, $3, $4, $5, 0, $6) ON CONFLICT (code, revision)"
                    " DO UPDATE SET name = $2, folded = $3, sector = $4, tier = $5, body = $6",
                    entry.body.text_at("code"), name, base::folded(name), sector.text_at("code"),
                    nearest_tier(listing), json::canonical(text));
}

void apply_check(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    change_checks(to, entry, body.text_at("part"),
                  json::Object{{"seen", body.at("seen")},
                               {"value", body.at("value")},
                               {"by", entry.actor},
                               {"at", base::to_microseconds(entry.recorded_at)}});
}

void apply_check_undoing(office::Applying to, const office::Entry& entry) {
    auto row = find_listing(to.session, entry.body.text_at("code"));
    if (!row) throw sql::Error("a check without a listing", false);
    row->checks.object()->erase(entry.body.text_at("part"));
    keep(to, entry, row->body, row->checks);
}

void apply_service_level(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    const auto row = find_listing(to.session, body.text_at("code"));
    json::Array levels;
    if (row)
        for (const auto& level : row->checks.array_at("service_levels"))
            if (level.text_at("from") != body.text_at("from")) levels.push_back(level);
    levels.push_back(json::Object{{"level", body.at("level")},
                                  {"from", body.at("from")},
                                  {"reason", body.at("reason")},
                                  {"by", entry.actor}});
    change_checks(to, entry, "service_levels", std::move(levels));
}

}
