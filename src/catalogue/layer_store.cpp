#include "src/catalogue/layer_store.h"

#include "src/office/publication.h"

namespace motcua::catalogue {
namespace {

constexpr std::int64_t layers_max = 500;

json::Value parsed(const std::string& text) {
    auto value = json::parse(text);
    if (!value) throw sql::Error("a decision of the province is not readable JSON", false);
    return std::move(*value);
}

}

std::vector<LayerRow> layer_rows(sql::Session& session, const std::string& code) {
    std::vector<LayerRow> rows;
    for (const auto& row :
         session.query("SELECT revision, publish_by, published_on, body FROM province_layers"
                       " WHERE code = $1 ORDER BY revision LIMIT $2",
                       code, layers_max)) {
        const auto body = parsed(row.text(3));
        rows.push_back({row.integer(0), row.text(1), row.text(2), body.boolean_at("signed_late"),
                        layer_from(body.at("layer"))});
    }
    return rows;
}

std::vector<Layer> layers_of(sql::Session& session, const std::string& code) {
    std::vector<Layer> layers;
    for (auto& row : layer_rows(session, code)) layers.push_back(std::move(row.layer));
    return layers;
}

office::Version layer_version(sql::Session& session, const std::string& code) {
    const auto rows = session.query("SELECT version FROM streams WHERE id = $1",
                                    office::stream_named("province_layer " + code));
    return rows.empty() ? 0 : rows.front().integer(0);
}

std::vector<UnpublishedLayer> unpublished_layers(sql::Session& session, std::int64_t limit) {
    std::vector<UnpublishedLayer> found;
    for (const auto& row :
         session.query("SELECT l.code, l.publish_by, l.body, (SELECT p.name FROM procedures p"
                       " WHERE p.code = l.code ORDER BY p.revision DESC LIMIT 1)"
                       " FROM province_layers l WHERE l.published_on = ''"
                       " ORDER BY l.publish_by, l.code, l.revision LIMIT $1",
                       limit))
        found.push_back({row.text(0), row.text(3),
                         parsed(row.text(2)).at("layer").text_at("number"), row.text(1)});
    return found;
}

void apply_layer(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send("INSERT INTO province_layers (code, revision, publish_by, published_on,"
                    " effective_from, body) VALUES ($1, $2, $3, '', $4, $5)",
                    body.text_at("code"), entry.version, body.text_at("publish_by"),
                    body.at("layer").text_at("effective_from"),
                    json::canonical(json::Object{{"layer", body.at("layer")},
                                                 {"signed_late", body.at("signed_late")},
                                                 {"by", entry.actor}}));
}

void apply_layer_publication(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send(
        "UPDATE province_layers SET published_on = $1 WHERE code = $2 AND revision = $3",
        body.text_at("on"), body.text_at("code"), body.integer_at("revision"));
}

}
