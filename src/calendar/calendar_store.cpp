#include "src/calendar/calendar_store.h"

#include <fmt/format.h>

#include "lib/sql/bound.h"
#include "src/office/publication.h"

namespace motcua::calendar {

std::vector<LayerRevision> newest_layers(sql::Session& session,
                                         const std::vector<std::string>& codes) {
    sql::Bound bound;
    const auto in = bound.add_all(codes);
    const auto text = fmt::format("SELECT code, MAX(revision) FROM calendars WHERE code IN {}"
                                  " GROUP BY code ORDER BY code LIMIT {}",
                                  in, bound.add(static_cast<std::int64_t>(codes.size())));
    std::vector<LayerRevision> layers;
    for (const auto& code : codes) layers.push_back({code, 0});
    for (const auto& row : session.query_with(text, bound.values()))
        for (auto& layer : layers)
            if (layer.code == row.text(0)) layer.revision = row.integer(1);
    for (std::size_t i = layers.size(); i > 1; --i)
        if (layers[i - 1].revision == 0)
            layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(i - 1));
    return layers;
}

void add_layers(json::Object& derivation, const std::vector<LayerRevision>& layers) {
    derivation.insert_or_assign("calendar", layers.front().code);
    derivation.insert_or_assign("calendar_revision", layers.front().revision);
    json::Array below;
    for (std::size_t i = 1; i < layers.size(); ++i)
        below.push_back(
            json::Object{{"calendar", layers[i].code}, {"revision", layers[i].revision}});
    if (!below.empty()) derivation.insert_or_assign("layers", std::move(below));
}

std::vector<LayerRevision> layers_in(const json::Value& derivation) {
    const auto nation = derivation.optional_text_at("calendar");
    if (!nation) return {};
    std::vector<LayerRevision> layers{{*nation, derivation.integer_at("calendar_revision")}};
    for (const auto& layer : derivation.array_at("layers"))
        layers.push_back({layer.text_at("calendar"), layer.integer_at("revision")});
    return layers;
}

std::vector<json::Value> texts_of(sql::Session& session, const std::vector<LayerRevision>& layers) {
    std::vector<json::Value> texts;
    for (const auto& layer : layers)
        texts.push_back(office::published_text(session, "calendars", layer.code, layer.revision));
    return texts;
}

OfficeCalendar get(sql::Session& session, const std::vector<LayerRevision>& layers) {
    return calendar_from(texts_of(session, layers));
}

OfficeCalendar get(sql::Session& session, const std::string& code, std::int64_t revision) {
    return get(session, std::vector<LayerRevision>{{code, revision}});
}

void apply_publication(office::Applying to, const office::Entry& entry) {
    to.session.send("INSERT INTO calendars (code, revision, body) VALUES ($1, $2, $3)",
                    entry.body.text_at("code"), entry.body.integer_at("revision"),
                    json::canonical(entry.body.at("text")));
}

}
